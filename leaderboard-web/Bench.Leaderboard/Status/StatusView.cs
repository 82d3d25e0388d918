using System.Collections.Immutable;
using Bench.Contracts.Documents;
using Bench.Contracts.Publications;
using Bench.Leaderboard.Data;
using Bench.Leaderboard.Importing;
using Bench.Leaderboard.Views;

namespace Bench.Leaderboard.Status;

/// <summary>How the site itself does.</summary>
/// <param name="Version">Version of the data that is served.</param>
/// <param name="ImportedAt">When it was read.</param>
/// <param name="Runs">Published runs.</param>
/// <param name="Submissions">Submissions in them.</param>
/// <param name="Tasks">Tasks.</param>
/// <param name="LookedAt">When the files were last looked at with success; null before the first time.</param>
/// <param name="Fault">Why the last look at the files could not be brought to its end; null when it could.</param>
/// <param name="Problems">Files that were refused, each with its place; what stood there before is served, or nothing of it.</param>
/// <param name="Disputes">Disputes that are not settled, newest first.</param>
/// <param name="Queue">What waits to be evaluated; null where nothing can be handed in.</param>
/// <param name="Harvests">How far the harvests have come that lie in the site's folder, by name.</param>
/// <param name="At">When this was looked up.</param>
public sealed record StatusView(
    string Version,
    DateTimeOffset ImportedAt,
    int Runs,
    int Submissions,
    int Tasks,
    DateTimeOffset? LookedAt,
    string? Fault,
    ImmutableArray<DocumentError> Problems,
    ImmutableArray<Notice> Disputes,
    QueueState? Queue,
    ImmutableArray<HarvestFunnel> Harvests,
    DateTimeOffset At) : IView
{
    /// <summary>Puts the page together.</summary>
    /// <param name="dataset">The data that is served.</param>
    /// <param name="import">What the last look at the files gave.</param>
    /// <param name="queue">The queue; null where there is none.</param>
    /// <param name="harvests">The harvests.</param>
    /// <param name="now">The moment.</param>
    public static StatusView Of(Dataset dataset, ImportState.Look import, QueueState? queue, ImmutableArray<HarvestFunnel> harvests, DateTimeOffset now) => new(
        dataset.Version,
        dataset.ImportedAt,
        dataset.Runs.Count,
        dataset.Submissions.Length,
        dataset.Tasks.Count,
        import.At,
        import.Fault,
        dataset.Problems,
        [.. dataset.Submissions.Where(submission => submission is { IsDisputed: true, IsWithdrawn: false })
            .Select(submission => submission.Notices.First(notice => notice.Kind == NoticeKind.Dispute))
            .OrderByDescending(notice => notice.At, StringComparer.Ordinal)],
        queue,
        harvests,
        now);

    /// <summary>The whole in one sentence, for the region that is read out.</summary>
    public string Sentence =>
        Fault is not null ? $"The files cannot be read at the moment; the site serves the data of {Figures.Minute(ImportedAt)}."
        : !Problems.IsEmpty ? $"{Figures.Count(Problems.Length, "file was", "files were")} refused; what stood there before is served, if anything did."
        : Queue is { } queue ? $"All is well: {Figures.Count(queue.Waiting, "submission waits", "submissions wait")}, {Figures.Count(queue.Running, "is", "are")} being evaluated."
        : "All is well.";

    /// <inheritdoc/>
    public CsvTable Table() => new(
        ["worker", "machine_class", "last_heard"],
        (Queue?.Workers ?? []).Select(worker => (IReadOnlyList<object?>)[worker.Name, worker.MachineClass, worker.LastHeard]));
}
