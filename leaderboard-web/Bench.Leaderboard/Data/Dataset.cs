using System.Collections.Immutable;
using Bench.Contracts.Documents;
using Bench.Contracts.Publications;
using Bench.Contracts.Tasks;

namespace Bench.Leaderboard.Data;

/// <summary>Everything that the pages read, as one immutable whole: a request takes it once and sees one state. Samples, logs and patches stay on disk.</summary>
/// <param name="Version">Digest of what was published, first 12 hex digits; two sites with the same files have the same.</param>
/// <param name="ImportedAt">When it was read.</param>
/// <param name="Runs">Published runs by id.</param>
/// <param name="Submissions">Submissions in the order of their ids.</param>
/// <param name="Tasks">Tasks that runs were made on or whose folder was published, by id.</param>
/// <param name="Notices">Changes, corrections, disputes and withdrawals, newest first.</param>
public sealed record Dataset(
    string Version,
    DateTimeOffset ImportedAt,
    ImmutableSortedDictionary<string, RunEntry> Runs,
    ImmutableArray<SubmissionEntry> Submissions,
    ImmutableDictionary<TaskId, TaskEntry> Tasks,
    ImmutableArray<Notice> Notices)
{
    /// <summary>What a site serves before its first import.</summary>
    public static Dataset None { get; } = new("", DateTimeOffset.UnixEpoch, ImmutableSortedDictionary<string, RunEntry>.Empty, [], ImmutableDictionary<TaskId, TaskEntry>.Empty, []);

    /// <summary>Files that were refused, each with its place and with what was expected; what stood there before is served, or nothing of it.</summary>
    public ImmutableArray<DocumentError> Problems { get; init; } = [];

    /// <summary>What it is made of.</summary>
    public DatasetParts Parts { get; init; } = new([]);

    /// <summary>The datasets that this site has served up to this one, oldest first; empty where that is not known.</summary>
    public ImmutableArray<DatasetVersion> History { get; init; } = [];

    /// <summary>Whether a later one is served beside it.</summary>
    public bool IsEarlier { get; init; }

    /// <summary>The newest notice that withdrew a submission or a task; null when there is none.</summary>
    /// <param name="id">Id of the submission or the task; text from outside.</param>
    public Notice? Withdrawal(string id) => Notices.FirstOrDefault(notice => notice.Kind == NoticeKind.Withdrawal && (notice.Submission == id || notice.Task == id));

    /// <summary>A submission by its id; null when there is none.</summary>
    public SubmissionEntry? Submission(string id) => Submissions.FirstOrDefault(submission => submission.Id == id);
}
