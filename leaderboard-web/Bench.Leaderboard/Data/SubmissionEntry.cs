using System.Collections.Immutable;
using Bench.Contracts.Publications;
using Bench.Contracts.Runs;

namespace Bench.Leaderboard.Data;

/// <summary>One model's results in a published run.</summary>
/// <param name="Run">The run.</param>
/// <param name="Submission">Who made it, as published.</param>
/// <param name="Results">Its results by task and attempt, as the run states them and the import has computed them again.</param>
/// <param name="Notices">What happened to it, newest first.</param>
public sealed record SubmissionEntry(RunEntry Run, PublishedSubmission Submission, ImmutableArray<TaskResult> Results, ImmutableArray<Notice> Notices)
{
    /// <summary>Its identity.</summary>
    public string Id => Submission.Id;

    /// <summary>Name to show.</summary>
    public string Name => Submission.Name ?? Submission.Model;

    /// <summary>Whether a dispute about it is not settled.</summary>
    public bool IsDisputed => Notices.FirstOrDefault(notice => notice.Kind is NoticeKind.Dispute or NoticeKind.Settlement)?.Kind == NoticeKind.Dispute;

    /// <summary>Whether it is no longer ranked.</summary>
    public bool IsWithdrawn => Notices.Any(notice => notice.Kind == NoticeKind.Withdrawal);
}
