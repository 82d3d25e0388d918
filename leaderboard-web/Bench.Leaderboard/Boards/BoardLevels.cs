using System.Collections.Immutable;
using Bench.Contracts.Publications;
using Bench.Leaderboard.Data;

namespace Bench.Leaderboard.Boards;

/// <summary>The levels that the board can be narrowed to.</summary>
public static class BoardLevels
{
    private static readonly ImmutableArray<(string Word, string Title, Func<SubmissionEntry, bool> Holds)> All =
    [
        ("isolated", "isolated, scoring grade", entry => entry.Run.Publication.Level != PublicationLevel.SelfReported && Marks.Of(entry).IsEmpty),
        ("self-reported", "self-reported", entry => entry.Run.Publication.Level == PublicationLevel.SelfReported),
        ("re-measured", "re-measured", entry => entry.Run.Publication.Level == PublicationLevel.Remeasured),
        ("reproduced", "reproduced", entry => entry.Run.Publication.Level == PublicationLevel.Reproduced),
        ("disputed", "disputed", entry => entry.IsDisputed),
    ];

    /// <summary>The words that stand for them in an address.</summary>
    public static ImmutableArray<string> Words { get; } = [.. All.Select(level => level.Word)];

    /// <summary>The words with what people read.</summary>
    public static IEnumerable<(string Word, string Title)> Titles => All.Select(level => (level.Word, level.Title));

    /// <summary>Whether a submission is of a level; empty for any.</summary>
    public static bool Holds(string word, SubmissionEntry entry) => word.Length == 0 || All.First(level => level.Word == word).Holds(entry);
}
