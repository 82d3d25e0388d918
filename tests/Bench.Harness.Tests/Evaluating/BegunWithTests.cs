using Bench.Contracts.Runs;
using Bench.Evaluation.Journals;
using Bench.Evaluation.Shell;
using Bench.Harness.Evaluating;

namespace Bench.Harness.Tests.Evaluating;

/// <summary>All results of a run are made alike, however often it is begun again.</summary>
public sealed class BegunWithTests
{
    private Journal _journal = null!;
    private BegunWith _begun = null!;

    [SetUp]
    public void NewRun()
    {
        _journal = Journal.Open(Path.Combine(TestContext.CurrentContext.WorkDirectory, Guid.NewGuid().ToString("N")));
        _begun = new BegunWith(_journal);
    }

    [TearDown]
    public void Close() => _journal.Dispose();

    [Test]
    public void A_new_run_takes_what_was_asked()
    {
        Assert.That(_begun.Sandbox(null), Is.Null);
        Assert.That(_begun.Sandbox(SandboxKind.Process), Is.EqualTo(SandboxKind.Process));
    }

    [Test]
    public void A_run_goes_on_with_the_sandbox_that_it_began_with()
    {
        _begun.Note(SandboxKind.Bubblewrap);
        Assert.That(_begun.Sandbox(null), Is.EqualTo(SandboxKind.Bubblewrap));
        Assert.That(_begun.Sandbox(SandboxKind.Bubblewrap), Is.EqualTo(SandboxKind.Bubblewrap));
        Assert.That(
            () => _begun.Sandbox(SandboxKind.Docker),
            Throws.TypeOf<WrongUseException>().With.Message.Contains("begun with bubblewrap").And.Message.Contains("choose another --out"));
    }

    [Test]
    public void A_run_does_not_go_on_with_another_class_of_machine_or_other_rotations()
    {
        _begun.RefuseOtherMachine("one");
        _begun.RefuseOtherRotations(40);
        Assert.That(() => _begun.RefuseOtherMachine("one"), Throws.Nothing);
        Assert.That(() => _begun.RefuseOtherRotations(40), Throws.Nothing);
        Assert.That(() => _begun.RefuseOtherMachine("two"), Throws.TypeOf<WrongUseException>().With.Message.Contains("Choose another --out"));
        Assert.That(() => _begun.RefuseOtherRotations(60), Throws.TypeOf<WrongUseException>().With.Message.Contains("--rotations 40"));
    }
}
