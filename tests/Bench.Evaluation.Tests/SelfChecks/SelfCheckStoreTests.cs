using Bench.Contracts.Runs;
using Bench.Contracts.SelfChecks;
using Bench.Evaluation.SelfChecks;
using Bench.Scoring.Runs;

namespace Bench.Evaluation.Tests.SelfChecks;

/// <summary>What is kept is found again, and believed only while it holds.</summary>
[TestFixture]
public sealed class SelfCheckStoreTests
{
    private static readonly DateTimeOffset Soon = SomeSelfCheck.Began.AddDays(1);

    private SelfCheckStore store = new("/nonexistent");

    [SetUp]
    public void MakeStore() => store = new SelfCheckStore(Some.Folder());

    [Test]
    public async Task A_kept_self_check_gives_its_floor_and_its_grade()
    {
        var record = await KeepAsync();
        var state = store.Find(SomeSelfCheck.Machine, SandboxKind.Bubblewrap, Soon);
        var trust = MachineTrust.Of(state);

        Assert.That(record.Grade, Is.EqualTo(RunGrade.Development), "without noise every interval covers, which is more often than promised");
        Assert.That(trust.NoiseFloor, Is.EqualTo(Math.Log(1.02)).Within(1e-12));
        Assert.That(trust.SelfCheck!.Comparisons, Is.EqualTo(201));
        Assert.That(MachineTrust.Sentence(state, SandboxKind.Bubblewrap), Does.Contain("noise floor 2.0 %, by the self-check of 2026-01-31"));
    }

    [Test]
    public void Without_a_self_check_the_floor_is_the_unchecked_one_and_the_mending_is_said()
    {
        var state = store.Find(SomeSelfCheck.Machine, SandboxKind.Docker, Soon);

        Assert.That(MachineTrust.Of(state), Is.EqualTo(MachineTrust.Unchecked));
        Assert.That(MachineTrust.Sentence(state, SandboxKind.Docker), Does.Contain("no self-check").And.Contain("bench selfcheck --sandbox docker").And.Contain("10.0 %"));
    }

    [Test]
    public async Task Another_kernel_class_sandbox_or_protocol_and_old_age_make_it_stale()
    {
        await KeepAsync();
        var machine = SomeSelfCheck.Machine;
        string Why(SelfCheckState state) => ((SelfCheckState.Stale)state).Why;

        Assert.That(Why(store.Find(machine with { Kernel = "6.1.0-19" }, SandboxKind.Bubblewrap, Soon)), Does.Contain("6.1.0-18"));
        Assert.That(Why(store.Find(machine with { CpuModel = "another" }, SandboxKind.Bubblewrap, Soon)), Does.Contain("class"));
        Assert.That(store.Find(machine, SandboxKind.Docker, Soon), Is.InstanceOf<SelfCheckState.Missing>());
        Assert.That(Why(store.Find(machine, SandboxKind.Bubblewrap, SomeSelfCheck.Began.AddDays(31))), Does.Contain("31 days"));
        Assert.That(Why(store.Find(machine, SandboxKind.Bubblewrap, SomeSelfCheck.Began.AddDays(-2))), Does.Contain("future"));

        await KeepAsync(record => record with { ProtocolVersion = "0" });
        Assert.That(Why(store.Find(machine, SandboxKind.Bubblewrap, Soon)), Does.Contain("protocol"));
    }

    [Test]
    public async Task A_grade_that_the_findings_do_not_support_is_not_believed()
    {
        await KeepAsync(record => record with { Grade = RunGrade.Scoring, Shortfalls = [] });
        var state = store.Find(SomeSelfCheck.Machine, SandboxKind.Bubblewrap, Soon);

        Assert.That(state, Is.InstanceOf<SelfCheckState.Broken>());
        Assert.That(MachineTrust.Of(state), Is.EqualTo(MachineTrust.Unchecked));
    }

    [Test]
    public async Task A_result_that_says_too_little_is_not_believed_even_when_somebody_put_it_there()
    {
        var record = await KeepAsync(record => record with { Neighbour = true });
        Assert.That(SelfCheckStore.WhyNotKept(record), Does.Contain("neighbour"));
        Assert.That(SelfCheckStore.WhyNotKept(record with { Neighbour = false, Rotations = 8 }), Does.Contain("8 rotations"));
        Assert.That(SelfCheckStore.WhyNotKept(SomeSelfCheck.Of(SomeSelfCheck.Samples(sittings: 3))), Does.Contain("9 comparisons"));
        Assert.That(store.Find(SomeSelfCheck.Machine, SandboxKind.Bubblewrap, Soon), Is.InstanceOf<SelfCheckState.Broken>());
    }

    [TestCase("")]
    [TestCase("{")]
    [TestCase("{\"schema\":\"bench/selfcheck/v1\"}")]
    [TestCase("null")]
    public async Task A_broken_file_is_named_and_counts_as_none(string text)
    {
        await KeepAsync();
        await File.WriteAllTextAsync(Kept, text);
        var state = store.Find(SomeSelfCheck.Machine, SandboxKind.Bubblewrap, Soon);

        Assert.That(MachineTrust.Of(state), Is.EqualTo(MachineTrust.Unchecked));
        Assert.That(MachineTrust.Sentence(state, SandboxKind.Bubblewrap), Does.Contain("cannot be used").And.Contain("selfcheck.json"));
    }

    [Test]
    public async Task A_day_that_does_not_exist_is_no_date()
    {
        await KeepAsync(record => record with { StartedAt = "2026-99-99T99:99:99Z" });

        Assert.That(store.Find(SomeSelfCheck.Machine, SandboxKind.Bubblewrap, Soon), Is.InstanceOf<SelfCheckState.Broken>());
    }

    [Test]
    public async Task The_samples_lie_beside_it_and_give_the_same_findings_again()
    {
        var record = await KeepAsync();
        var (read, samples) = await SelfCheckFiles.ReadAsync(Path.GetDirectoryName(Kept)!, CancellationToken.None);

        Assert.That(read.SamplesSha256, Is.EqualTo(record.SamplesSha256));
        Assert.That(SomeSelfCheck.Of(samples).Findings.NoiseFloor, Is.EqualTo(record.Findings.NoiseFloor));
    }

    [Test]
    public async Task Samples_of_another_self_check_are_not_taken_for_its_own()
    {
        await KeepAsync();
        await File.AppendAllTextAsync(Path.ChangeExtension(Kept, ".samples.jsonl"), "\n");

        Assert.That(async () => await SelfCheckFiles.ReadAsync(Kept, CancellationToken.None), Throws.InstanceOf<RunFolderException>().With.Message.Contains("does not belong"));
    }

    private string Kept => store.PathOf(Bench.Sandbox.Machines.MachineClass.Of(SomeSelfCheck.Machine), SandboxKind.Bubblewrap);

    private async Task<SelfCheckRecord> KeepAsync(Func<SelfCheckRecord, SelfCheckRecord>? change = null)
    {
        var samples = SomeSelfCheck.Samples(sittings: 67);
        var record = (change ?? (same => same))(SomeSelfCheck.Of(samples));
        await store.KeepAsync(record, SelfCheckFiles.Lines(samples), CancellationToken.None);
        return record;
    }
}
