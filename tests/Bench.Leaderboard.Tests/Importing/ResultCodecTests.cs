using System.Collections.Immutable;
using Bench.Contracts.Documents;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;
using Bench.Contracts.Tasks;
using Bench.Leaderboard.Importing;

namespace Bench.Leaderboard.Tests.Importing;

/// <summary>The index keeps every field of a result; what only its own page shows is kept apart.</summary>
[TestFixture]
public sealed class ResultCodecTests
{
    private static readonly TaskResult Least = new(TaskId.Parse("acme__json-12"), "a", 0, "", OutcomeKind.Fault, [ReasonCode.InfraError], [new Reason(ReasonCode.InfraError, Phase.Timing, "full")], SandboxKind.Process, []);

    private static readonly TaskResult Full = Least with
    {
        Model = "ä 𝄞",
        Attempt = 300,
        Key = new string('f', 64),
        Outcome = OutcomeKind.Faster,
        ReasonCodes = [ReasonCode.WorkMigrated, ReasonCode.PatchTextUnsafe],
        Reasons = [new Reason(ReasonCode.WorkMigrated, Phase.Timing, "grew"), new Reason(ReasonCode.PatchTextUnsafe, Phase.Ingest, "")],
        SandboxNotEnforced = ["disk", "net"],
        AgainstExpert = Verdict.Faster,
        Speedup = new Estimate(2, 1.9, 2.1),
        Ratio = new Estimate(0.1 + 0.2, 0.3, 0.31),
        ExpertSpeedup = new Estimate(4, 3, 5),
        Attainment = 0.5,
        Parity = new ParitySummary(60, 1, 2, ["a::b"], ["c::d"], ["e::f"]),
        Sitting = "s",
        Arm = "candidate-1",
        Rotations = 24,
        ChargedNanoseconds = -1,
        CpuNanoseconds = 0,
        PeakKiB = long.MaxValue,
        Instructions = new InstructionCounts(1000, 500, true),
        PhaseSeconds = ImmutableSortedDictionary<Phase, double>.Empty.Add(Phase.Build, 1.5).Add(Phase.Timing, 30),
    };

    [Test]
    public void What_is_written_is_read_back_field_by_field()
    {
        ImmutableArray<TaskResult> results = [Full, Least, Full with { AgainstExpert = null, Attainment = 0, PhaseSeconds = ImmutableSortedDictionary<Phase, double>.Empty }, Full];

        var back = ResultCodec.Read(ResultCodec.Write(results), new ResultSharing());

        Assert.That(back.Select(BenchJson.Line), Is.EqualTo(results.Select(result => BenchJson.Line(result with { Key = "", PhaseSeconds = null }))));
    }

    [Test]
    public void The_full_result_sets_every_field()
    {
        var unset = typeof(TaskResult).GetProperties().Where(property => Equals(property.GetValue(Full), property.GetValue(Least)) && property.Name is not (nameof(TaskResult.Task) or nameof(TaskResult.Sandbox)));

        Assert.That(unset.Select(property => property.Name), Is.Empty);
    }

    [Test]
    public void What_many_results_say_is_held_once()
    {
        var back = ResultCodec.Read(ResultCodec.Write([Full, Full with { Attempt = 1 }]), new ResultSharing());

        Assert.That(back[0].ExpertSpeedup, Is.SameAs(back[1].ExpertSpeedup));
        Assert.That(back[0].Task, Is.SameAs(back[1].Task));
        Assert.That(back[0].Model, Is.SameAs(back[1].Model));
    }
}
