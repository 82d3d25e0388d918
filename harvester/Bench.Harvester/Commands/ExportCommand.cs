using System.CommandLine;
using Bench.Evaluation;
using Bench.Evaluation.Shell;
using Bench.Harvester.Exports;
using Bench.Harvester.Funnel;

namespace Bench.Harvester.Commands;

/// <summary><c>bench harvest export</c>: writes the funnel as a page and as JSON.</summary>
internal static class ExportCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var folder = new Argument<string>("folder") { Description = "Folder of a harvest." };
        var command = new Command("export", "Write the funnel into the folder: funnel.html, a page that needs nothing else, funnel.json and candidates.jsonl.\n\nExample:\n  bench harvest export harvests/dask") { folder };
        command.SetAction((parsed, cancellationToken) => CommandRun.GuardAsync(System.Console.Error, async () =>
        {
            var place = parsed.GetValue(folder)!;
            using var store = HarvestStore.Look(place);
            await CandidateList.WriteAsync(store, place, cancellationToken);
            await FunnelDocument.WriteAsync(store, place, cancellationToken);
            var page = Path.Combine(place, HarvestFiles.Page);
            await AtomicFile.WriteAsync(page, async stream =>
            {
                await using var writer = new StreamWriter(stream, leaveOpen: true);
                FunnelPage.Write(writer, store);
            });
            await System.Console.Out.WriteLineAsync(page);
            await System.Console.Out.WriteLineAsync(Path.Combine(place, HarvestFiles.Funnel));
            return ExitCode.Done;
        }));
        return command;
    }
}
