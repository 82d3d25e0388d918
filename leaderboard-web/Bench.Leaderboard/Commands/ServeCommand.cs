using System.Collections.Immutable;
using System.CommandLine;
using Bench.Contracts.Tasks;
using Bench.Leaderboard.Data;
using Bench.Leaderboard.Hosting;

namespace Bench.Leaderboard.Commands;

/// <summary><c>bench serve</c>: serves the site until it is stopped.</summary>
internal static class ServeCommand
{
    private const string Text = """
        Serve the public site over published runs.

        Examples:
          bench serve --data site
          bench serve --data site --urls http://127.0.0.1:8080
        """;

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "Folder of the published runs; made when it is not there.", Required = true };
        var urls = new Option<string>("--urls") { Description = "Addresses to listen on.", DefaultValueFactory = _ => "http://127.0.0.1:8080" };
        var command = new Command("serve", Text) { data, urls };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var options = new SiteOptions(Path.GetFullPath(parsed.GetValue(data)!), parsed.GetValue(urls)!);
            var dataset = new DatasetHolder(new Dataset("000000000000", TimeProvider.System.GetUtcNow(), ImmutableSortedDictionary<string, RunEntry>.Empty, [], ImmutableDictionary<TaskId, TaskEntry>.Empty, []));
            await using var site = SiteHost.Create(options, dataset, TimeProvider.System);
            await site.StartAsync(cancellationToken);
            await Console.Error.WriteLineAsync($"bench: serving {options.Data} at {string.Join(" and ", site.Urls)} (Ctrl-C stops it)");
            await site.WaitForShutdownAsync(cancellationToken);
            return 0;
        });
        return command;
    }
}
