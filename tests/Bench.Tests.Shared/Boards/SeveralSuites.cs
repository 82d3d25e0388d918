using System.Collections.Immutable;
using Bench.Contracts.Publications;

namespace Bench.Tests.Shared.Boards;

/// <summary>What the small board lacks: runs on several sets of tasks, an imported report, and a submission whose files had to go.</summary>
internal static class SeveralSuites
{
    /// <summary>A submission that is disputed.</summary>
    public static string Disputed { get; private set; } = "";

    /// <summary>A submission that is no longer ranked, and whose files are there.</summary>
    public static string Withdrawn { get; private set; } = "";

    /// <summary>A submission of which nothing is left but the notice that says why.</summary>
    public static string Gone => "stork-9-0123456789ab";

    /// <summary>A submission that was imported from a report.</summary>
    public static string Imported { get; private set; } = "";

    /// <summary>A submission that was measured on the same tasks.</summary>
    public static string Measured { get; private set; } = "";

    /// <summary>A task that the imported submission has a figure of.</summary>
    public static string ReportedTask => Wide[1];

    /// <summary>Run in which the measured one is.</summary>
    public static string Run { get; private set; } = "";

    private static ImmutableArray<string> Wide { get; } = [.. Enumerable.Range(1, 6).Select(number => $"acme__tool-{number}")];

    private static ImmutableArray<string> Narrow { get; } = [.. Enumerable.Range(1, 3).Select(number => $"borg__engine-{number}")];

    /// <summary>Writes it.</summary>
    public static async Task WriteAsync(string folder, CancellationToken cancellationToken)
    {
        var board = new BoardFolder(folder);
        var first = await board.AddAsync(
            new PlannedRun([PlannedSubmission.Of("Avocet", 0.9), PlannedSubmission.Of("Bittern", 0.6), PlannedSubmission.Of("Curlew with a name that is much longer than most names of models are, version 12.3", 0.5)], Wide),
            cancellationToken);
        await board.AddAsync(new PlannedRun([PlannedSubmission.Of("Avocet", 0.1), PlannedSubmission.Of("Dunlin", 0.8)], Narrow) { Day = "2026-10-12", Seed = 70 }, cancellationToken);
        var report = await board.AddAsync(new PlannedReport("Egret", Wide, "2026-10-20"), cancellationToken);

        (Measured, Disputed, Withdrawn, Imported, Run) = (first.Submissions[0].Id, first.Submissions[1].Id, first.Submissions[2].Id, report.Submissions[0].Id, first.Run);
        await board.AddAsync(new Notice("2026-10-05T09:00:00Z", NoticeKind.Dispute, "The patch for one task looks like the merged change.", Disputed), cancellationToken);
        await board.AddAsync(new Notice("2026-10-06T09:00:00Z", NoticeKind.Withdrawal, "Its submitter asked for it.", Withdrawn), cancellationToken);
        await board.AddAsync(new Notice("2026-10-07T09:00:00Z", NoticeKind.Withdrawal, "It held somebody's private data.", Gone), cancellationToken);
    }
}
