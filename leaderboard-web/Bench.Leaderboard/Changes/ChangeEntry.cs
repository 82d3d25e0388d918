using Bench.Contracts.Publications;

namespace Bench.Leaderboard.Changes;

/// <summary>A notice as the page shows it.</summary>
/// <param name="Anchor">What an address names it by; it stays the same, because notices are only added.</param>
/// <param name="Notice">The notice.</param>
/// <param name="SubmissionName">Name of the submission that it is about; null when it is about none that is here.</param>
/// <param name="HasTask">Whether the task that it is about is here.</param>
/// <param name="Effect">What it did to the ranks, in a sentence; null where that cannot be told.</param>
public sealed record ChangeEntry(string Anchor, Notice Notice, string? SubmissionName, bool HasTask, string? Effect);
