using System.CommandLine;
using System.CommandLine.Help;
using Bench.Leaderboard.Commands;

var root = new Command("bench", "The public site over published runs.\n\n"
    + "  bench serve --data DIR        serve the site\n"
    + "  bench token new --help        let somebody hand something in\n"
    + "  bench publish RUN --to DIR    put a run there (a command of the harness)")
{
    new HelpOption(),
    new VersionOption(),
    ServeCommand.Create(),
    TokenCommand.Create(),
};

var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors)
    {
        await Console.Error.WriteLineAsync($"bench: {error.Message}");
    }

    await Console.Error.WriteLineAsync($"Try: bench {string.Join(' ', args.TakeWhile(word => !word.StartsWith('-')).Append("--help"))}");
    return 2;
}

return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
