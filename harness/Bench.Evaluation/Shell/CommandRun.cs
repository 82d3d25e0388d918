using Bench.Evaluation.Environments;
using Bench.Evaluation.Journals;
using Bench.Evaluation.Sources;
using Bench.Sandbox;
using Bench.Scoring.Runs;

namespace Bench.Evaluation.Shell;

/// <summary>Runs a command and turns what it throws into a message and an exit code. The one place where errors meet the user.</summary>
public static class CommandRun
{
    /// <summary>Runs the command.</summary>
    /// <param name="error">Where messages go.</param>
    /// <param name="command">The command; returns its exit code.</param>
    public static async Task<int> GuardAsync(TextWriter error, Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (Exception exception) when (exception is WrongUseException or JournalBusyException or RunFolderException)
        {
            await SayAsync(error, exception.Message);
            return ExitCode.WrongUse;
        }
        catch (Exception exception) when (exception is SandboxFaultException or JournalFaultException or SourceException or EnvironmentException or IOException or UnauthorizedAccessException)
        {
            await SayAsync(error, $"fault: {exception.Message}");
            return ExitCode.Fault;
        }
        catch (OperationCanceledException)
        {
            await SayAsync(error, "stopped. What is finished is kept; the same command goes on from there.");
            return ExitCode.Fault;
        }
        catch (Exception exception)
        {
            // The framework would end with 1, which says that predictions failed.
            await SayAsync(error, $"fault, a bug of ours or a broken machine; please report it with this text: {exception}");
            return ExitCode.Fault;
        }
    }

    /// <summary>A message may quote a file that somebody else wrote: nothing of it reaches the terminal as a command.</summary>
    private static Task SayAsync(TextWriter error, string message) =>
        error.WriteLineAsync("bench: " + string.Join('\n', message.Split('\n').Select(PlainText.Of)));
}
