using Bench.Evaluation.Shell;
using Bench.Scoring.Runs;

namespace Bench.Evaluation.Tests.Shell;

public sealed class CommandRunTests
{
    [Test]
    public async Task A_message_that_quotes_a_file_reaches_the_terminal_without_escape_sequences()
    {
        await using var error = new StringWriter();
        var code = await CommandRun.GuardAsync(error, () => throw new RunFolderException("one: sitting '\e[2J\u202Es'\ntwo"));
        Assert.That(error.ToString(), Is.EqualTo("bench: one: sitting '?[2J?s'\ntwo\n"));
        Assert.That(code, Is.EqualTo(ExitCode.WrongUse));
    }

    [Test]
    public async Task A_fault_that_quotes_a_file_does_not_either()
    {
        await using var error = new StringWriter();
        var code = await CommandRun.GuardAsync(error, () => throw new IOException("no '\e]0;title\a'"));
        Assert.That(error.ToString(), Is.EqualTo("bench: fault: no '?]0;title?'\n"));
        Assert.That(code, Is.EqualTo(ExitCode.Fault));
    }
}
