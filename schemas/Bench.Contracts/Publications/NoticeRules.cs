using Finding = (string Pointer, string Problem, string Expected);

namespace Bench.Contracts.Publications;

/// <summary>The rules of a notice that no single field can state.</summary>
internal static class NoticeRules
{
    /// <summary>The rules that a notice breaks.</summary>
    public static IEnumerable<Finding> Broken(Notice notice)
    {
        if (notice is { Kind: NoticeKind.Dispute or NoticeKind.Settlement or NoticeKind.Withdrawal, Submission: null, Task: null })
        {
            yield return ("/submission", "found neither a submission nor a task", "what is disputed, settled or withdrawn");
        }
    }
}
