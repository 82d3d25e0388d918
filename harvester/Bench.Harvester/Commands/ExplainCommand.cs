using System.CommandLine;
using System.Globalization;
using Bench.Evaluation.Shell;
using Bench.Harvester.Console;
using Bench.Harvester.Funnel;

namespace Bench.Harvester.Commands;

/// <summary><c>bench harvest explain</c>: tells the whole story of one pull request.</summary>
internal static class ExplainCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var folder = new Argument<string>("folder") { Description = "Folder of a harvest." };
        var number = new Argument<string>("number") { Description = "Number of the pull request." };
        var command = new Command("explain", "Tell the whole story of one pull request: what it is, and each stage's verdict with its evidence.\n\nExample:\n  bench harvest explain harvests/dask 7583") { folder, number };
        command.SetAction((parsed, _) => CommandRun.GuardAsync(System.Console.Error, () =>
        {
            var word = parsed.GetValue(number)!;
            if (!int.TryParse(word.TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var wanted))
            {
                throw new WrongUseException($"found '{word}'; expected the number of a pull request, such as 7583.");
            }

            using var store = HarvestStore.Look(parsed.GetValue(folder)!);
            var request = store.Find(wanted) ?? throw new WrongUseException($"#{wanted} is not among the {store.Heads().Length} pull requests of this harvest: the history does not name it, or --only left it out.");
            PullRequestStory.Write(System.Console.Out, store, parsed.GetValue(folder)!, request);
            return Task.FromResult(ExitCode.Done);
        }));
        return command;
    }
}
