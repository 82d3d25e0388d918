using Bench.Contracts.Documents;
using Bench.Contracts.Tasks;

namespace Bench.Contracts.Publications;

/// <summary>One dated entry of the site's history; a line of <c>notices.jsonl</c>, to which lines are only added.</summary>
/// <param name="At">When, ISO 8601 in UTC.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Reason">Why, in plain text.</param>
/// <param name="Submission">Id of the submission that it is about; null when it is about more.</param>
/// <param name="Task">Id of the task that it is about; null when it is about more.</param>
public sealed record Notice(
    [property: Shape(TextPatterns.Moment, TextPatterns.MomentWords)] string At,
    NoticeKind Kind,
    [property: Shape(TextPatterns.Text, TextPatterns.TextWords)] string Reason,
    [property: Shape(PublishedSubmission.IdPattern, PublishedSubmission.IdWords)] string? Submission = null,
    [property: Shape(TaskId.Pattern, "the id of a task")] string? Task = null);
