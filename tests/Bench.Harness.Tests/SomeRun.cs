using System.Collections.Immutable;
using Bench.Contracts.Documents;
using Bench.Contracts.Machines;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;
using Bench.Contracts.Tasks;
using Bench.Scoring.Runs;
using Bench.Scoring.Sittings;
using Bench.Scoring.Statistics;

namespace Bench.Harness.Tests;

/// <summary>Runs made from drawn samples: what their results say is computed as it is when something is measured.</summary>
internal static class SomeRun
{
    public const string Task = "sample__tally-34";

    /// <summary>A run with every kind of outcome on one task.</summary>
    public static StoredRun WithEveryOutcome(int rotations = 20)
    {
        (string Model, double Factor, double Noise)[] candidates = [("quick", 0.5, 0.02), ("slow", 1.6, 0.02), ("same", 1, 0.02), ("wild", 0.93, 0.5)];
        var samples = Sitting("s1", Task, rotations, [.. candidates.Select(candidate => (candidate.Factor, candidate.Noise))]);
        var analysis = SittingAnalysis.Of(samples, Manifest().NoiseFloor);
        var measured = candidates.Select((candidate, i) => Measured(candidate.Model, analysis, $"candidate-{i + 1}"));
        return new StoredRun(
            Manifest(),
            [
                .. measured,
                Ended("broken", OutcomeKind.Failed, ReasonCode.TestRegression, "2 of 3 guarding tests fail") with
                {
                    Parity = new ParitySummary(1, 1, 1, ["tests.a::adds"], ["tests.b::waits"], ["tests.c::luck"]), Arm = "candidate-5",
                },
                Ended("unlucky", OutcomeKind.Fault, ReasonCode.InfraError, "the disk is full"),
            ],
            ImmutableDictionary<string, ImmutableArray<Sample>>.Empty.Add("s1", samples));
    }

    /// <summary>A run of one model with a measured result on each of many tasks.</summary>
    public static StoredRun WithTasks(int tasks, int rotations)
    {
        var results = ImmutableArray.CreateBuilder<TaskResult>(tasks);
        var sittings = ImmutableDictionary.CreateBuilder<string, ImmutableArray<Sample>>(StringComparer.Ordinal);
        for (var i = 0; i < tasks; i++)
        {
            var task = $"acme__tool-{i + 1}";
            var samples = Sitting($"s{i}", task, rotations, (0.4, 0.03));
            sittings.Add($"s{i}", samples);
            results.Add(Measured("model", SittingAnalysis.Of(samples, Manifest().NoiseFloor), "candidate-1") with { Task = TaskId.Parse(task) });
        }

        return new StoredRun(Manifest(), results.ToImmutable(), sittings.ToImmutable());
    }

    /// <summary>A prediction that ended before it was measured.</summary>
    public static TaskResult Ended(string model, OutcomeKind outcome, ReasonCode code, string detail) => new(
        TaskId.Parse(Task), model, 0, "key-" + model, outcome, [code], [new Reason(code, Phase.Tests, detail)], SandboxKind.Docker, [], Attainment: outcome == OutcomeKind.Failed ? 0 : null);

    /// <summary>Writes the files of a run.</summary>
    public static async Task WriteAsync(StoredRun run, string folder)
    {
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, RunReader.ManifestName), BenchJson.Document(run.Manifest));
        await File.WriteAllLinesAsync(Path.Combine(folder, RunReader.ResultsName), run.Results.Select(BenchJson.Line));
        await File.WriteAllLinesAsync(Path.Combine(folder, RunReader.SamplesName), run.Samples.OrderBy(sitting => sitting.Key, StringComparer.Ordinal).SelectMany(sitting => sitting.Value).Select(BenchJson.Line));
    }

    public static RunManifest Manifest() => new(
        RunManifest.SchemaName,
        "0.1.0",
        "1",
        "1",
        "2026-01-31T12:00:00Z",
        new SandboxLevel(SandboxKind.Docker, ["disk: no quota"]),
        new Fingerprint("CPU", "6/85/7", 2, 2, [[0], [1]], 1, "performance", true, 8192, 0, "6.1.0", "Debian 12", 1, "kvm", "20.10", "tsc", "madvise", "2"),
        "class",
        RunGrade.Development,
        Math.Log(1.1),
        ImmutableSortedDictionary<string, string>.Empty.Add(Task, "digest-of-the-task"),
        "digest-of-the-predictions",
        ImmutableSortedDictionary<string, string>.Empty.Add(Task, "digest-of-the-image"),
        ImmutableSortedDictionary<string, string>.Empty.Add("s1", "seed-of-the-sitting"));

    private static TaskResult Measured(string model, SittingAnalysis analysis, string arm) => MeasuredResult.Of(
        Ended(model, OutcomeKind.Failed, ReasonCode.InfraError, "") with
        {
            Parity = new ParitySummary(3, 0, 0, [], [], []),
            PhaseSeconds = ImmutableSortedDictionary<Phase, double>.Empty.Add(Phase.Build, 1.5).Add(Phase.Timing, 30),
        },
        analysis,
        analysis.Arm(arm)!,
        []);

    /// <summary>Base and control take 400 ms, the expert 100 ms, candidates a multiple of base's time; noise is the deviation of its logarithm.</summary>
    private static ImmutableArray<Sample> Sitting(string id, string task, int rotations, params (double Factor, double Noise)[] candidates)
    {
        var generator = new SplitMix64((ulong)id.Length + 5);
        (string Arm, ArmKind Kind, double Factor, double Noise)[] arms =
        [
            ("base", ArmKind.Base, 1, 0.02),
            ("control", ArmKind.Control, 1, 0.02),
            ("expert", ArmKind.Expert, 0.25, 0.02),
            .. candidates.Select((candidate, i) => ($"candidate-{i + 1}", ArmKind.Candidate, candidate.Factor, candidate.Noise)),
        ];
        return
        [
            .. from rotation in Enumerable.Range(-2, rotations + 2)
               from place in Enumerable.Range(0, arms.Length)
               let arm = arms[rotation % 2 == 0 ? place : arms.Length - 1 - place]
               let call = 400e6 * arm.Factor * Math.Exp(arm.Noise * generator.NextNormal())
               select new Sample(
                   TaskId.Parse(task), id, arm.Arm, arm.Kind, rotation, place, 7, 10_000_000, 20_000_000, (long)call, (long)call, 40_960, new string('0', 64), (((rotation + 2L) * arms.Length) + place) * 1_000_000_000),
        ];
    }
}
