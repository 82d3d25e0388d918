using Bench.Contracts.Runs;
using Bench.Evaluation.Journals;
using Bench.Evaluation.SelfChecks;

namespace Bench.Evaluation.Tests.SelfChecks;

/// <summary>A run's results are all made with the noise floor that its manifest states.</summary>
[TestFixture]
[NonParallelizable]
public sealed class RunTrustTests
{
    private static readonly DateTimeOffset Now = SomeSelfCheck.Began.AddDays(1);

    private string state = "";

    [SetUp]
    public void MoveTheStateFolder()
    {
        state = Some.Folder();
        Environment.SetEnvironmentVariable(BenchFolders.StateVariable, state);
    }

    [TearDown]
    public void LeaveTheStateFolder() => Environment.SetEnvironmentVariable(BenchFolders.StateVariable, null);

    [Test]
    public async Task A_run_that_goes_on_keeps_the_floor_that_it_began_with()
    {
        using var journal = Journal.Open(Some.Folder());
        var (begun, _) = RunTrust.Of(journal, SomeSelfCheck.Machine, SandboxKind.Bubblewrap, Now);
        await CheckTheMachineAsync();
        var (goesOn, sentence) = RunTrust.Of(journal, SomeSelfCheck.Machine, SandboxKind.Bubblewrap, Now);
        using var other = Journal.Open(Some.Folder());
        var (fresh, _) = RunTrust.Of(other, SomeSelfCheck.Machine, SandboxKind.Bubblewrap, Now);

        Assert.That(begun, Is.EqualTo(MachineTrust.Unchecked));
        Assert.That(goesOn, Is.EqualTo(begun));
        Assert.That(sentence, Does.Contain("keeps the noise floor"));
        Assert.That(fresh.NoiseFloor, Is.EqualTo(Math.Log(1.02)).Within(1e-12));
    }

    [Test]
    public async Task A_run_that_goes_on_after_its_self_check_became_stale_keeps_it()
    {
        await CheckTheMachineAsync();
        using var journal = Journal.Open(Some.Folder());
        var (begun, _) = RunTrust.Of(journal, SomeSelfCheck.Machine, SandboxKind.Bubblewrap, Now);
        var (goesOn, _) = RunTrust.Of(journal, SomeSelfCheck.Machine, SandboxKind.Bubblewrap, Now.AddDays(40));

        Assert.That(goesOn, Is.EqualTo(begun));
        Assert.That(goesOn.SelfCheck, Is.Not.Null);
    }

    private Task<string> CheckTheMachineAsync()
    {
        var samples = SomeSelfCheck.Samples(sittings: 67);
        return new SelfCheckStore(state).KeepAsync(SomeSelfCheck.Of(samples), SelfCheckFiles.Lines(samples), CancellationToken.None);
    }
}
