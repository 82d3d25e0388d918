using System.CommandLine;
using Bench.Evaluation.Shell;
using Bench.Harvester.Console;
using Bench.Harvester.Funnel;

namespace Bench.Harvester.Commands;

/// <summary><c>bench harvest status</c>: draws the funnel.</summary>
internal static class StatusCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var folder = new Argument<string>("folder") { Description = "Folder of a harvest; it may be running." };
        var command = new Command("status", "Draw the funnel: counts, reasons and time of each stage, and what runs now.\n\nExample:\n  bench harvest status harvests/dask") { folder };
        command.SetAction((parsed, _) => CommandRun.GuardAsync(System.Console.Error, () =>
        {
            using var store = HarvestStore.Look(parsed.GetValue(folder)!);
            FunnelText.Write(System.Console.Out, store, HarvestLock.IsTaken(parsed.GetValue(folder)!), TimeProvider.System.GetUtcNow());
            return Task.FromResult(ExitCode.Done);
        }));
        return command;
    }
}
