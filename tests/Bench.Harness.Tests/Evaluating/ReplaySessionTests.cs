using Bench.Contracts.Runs;
using Bench.Evaluation.Journals;
using Bench.Evaluation.Shell;
using Bench.Evaluation.Sittings;
using Bench.Harness.Evaluating;
using Bench.Harness.Reporting;
using Bench.Sandbox.Machines;

namespace Bench.Harness.Tests.Evaluating;

/// <summary>What a run from outside is not believed. All calls here end before anything is measured.</summary>
public sealed class ReplaySessionTests
{
    private string _run = "";

    [SetUp]
    public void NewFolder() => _run = Path.Combine(TestContext.CurrentContext.WorkDirectory, Guid.NewGuid().ToString("N"));

    [Test]
    public async Task A_run_cannot_choose_that_its_patch_runs_unisolated()
    {
        await WriteAsync(SandboxKind.Process, "class");
        Assert.That(() => ReplayAsync(null), Throws.TypeOf<WrongUseException>().With.Message.Contains("Add --sandbox process when you trust the run"));
    }

    [TestCase(SandboxKind.Process, SandboxKind.Process)]
    [TestCase(SandboxKind.Process, SandboxKind.Bubblewrap)]
    [TestCase(SandboxKind.Docker, null)]
    public async Task What_the_user_says_or_what_isolates_goes_on(SandboxKind recorded, SandboxKind? said)
    {
        await WriteAsync(recorded, "class");
        Assert.That(() => ReplayAsync(said), Throws.TypeOf<WrongUseException>().With.Message.Contains("is not in"));
    }

    [Test]
    public async Task The_noted_tasks_of_another_machine_are_not_looked_for()
    {
        await WriteAsync(SandboxKind.Docker, "class");
        Note("/noted/tasks");
        Assert.That(() => ReplayAsync(null), Throws.TypeOf<WrongUseException>().With.Message.Contains("--tasks").And.Message.Not.Contains("/noted/tasks"));
    }

    [Test]
    public async Task The_noted_tasks_of_this_machine_are_looked_for()
    {
        await WriteAsync(SandboxKind.Docker, MachineClass.Of(MachineProbe.Read()));
        Note("/noted/tasks");
        Assert.That(() => ReplayAsync(null), Throws.TypeOf<WrongUseException>().With.Message.Contains("/noted/tasks"));
    }

    [Test]
    public async Task Tasks_that_came_along_with_a_run_are_not_looked_for()
    {
        await WriteAsync(SandboxKind.Docker, MachineClass.Of(MachineProbe.Read()));
        var inside = Path.Combine(_run, "tasks");
        Note(inside);
        Assert.That(() => ReplayAsync(null), Throws.TypeOf<WrongUseException>().With.Message.Not.Contains(inside));
    }

    private Task WriteAsync(SandboxKind sandbox, string machineClass)
    {
        var run = SomeRun.WithTasks(tasks: 1, rotations: 10);
        return SomeRun.WriteAsync(run with { Manifest = run.Manifest with { Sandbox = new SandboxLevel(sandbox, []), MachineClass = machineClass } }, _run);
    }

    private void Note(string folder)
    {
        using var journal = Journal.Open(_run);
        journal.Note(EvaluationSession.TasksFact, folder);
    }

    private Task<ReplayReport> ReplayAsync(SandboxKind? sandbox) => new ReplaySession(
        new ReplayRequest(_run, "acme__tool-1", null, null, null, null, Anyway: false, sandbox, SittingPlan.Default),
        TextWriter.Null,
        TimeProvider.System).RunAsync(CancellationToken.None);
}
