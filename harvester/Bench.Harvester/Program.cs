using System.CommandLine;
using System.CommandLine.Help;
using Bench.Evaluation.Shell;
using Bench.Harvester.Commands;

var root = new Command("bench", "Bench finds tasks in the history of repositories. Started by the launcher: bench harvest --help") { new HelpOption(), new VersionOption(), HarvestCommand.Create() };

var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors)
    {
        await Console.Error.WriteLineAsync($"bench: {PlainText.Of(error.Message)}");
    }

    await Console.Error.WriteLineAsync($"Try: bench {string.Join(' ', parsed.CommandResult.Command == root ? ["harvest"] : Words(parsed.CommandResult))} --help");
    return ExitCode.WrongUse;
}

// A candidate's cells are closed before the process goes.
return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(60) });

static IEnumerable<string> Words(System.CommandLine.Parsing.CommandResult? command) =>
    command?.Parent is null ? [] : [.. Words(command.Parent as System.CommandLine.Parsing.CommandResult), command.Command.Name];
