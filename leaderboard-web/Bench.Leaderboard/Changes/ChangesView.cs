using System.Collections.Immutable;
using System.Globalization;
using Bench.Contracts.Publications;
using Bench.Contracts.Tasks;
using Bench.Leaderboard.Data;
using Bench.Leaderboard.Queries;
using Bench.Leaderboard.Views;

namespace Bench.Leaderboard.Changes;

/// <summary>The history of the site.</summary>
/// <param name="Query">What was asked for.</param>
/// <param name="Entries">Notices, newest first.</param>
/// <param name="All">Number of all notices.</param>
public sealed record ChangesView(ChangesQuery Query, ImmutableArray<ChangeEntry> Entries, int All) : IView
{
    /// <summary>Puts the page together.</summary>
    public static ChangesView Of(Dataset dataset, ChangesQuery query)
    {
        var effects = RankEffects.Of(dataset);
        return new ChangesView(
            query,
            [.. Anchored(dataset.Notices)
                .Where(pair => query.Kind is null || pair.Notice.Kind == query.Kind)
                .Select(pair => new ChangeEntry(
                    pair.Anchor,
                    pair.Notice,
                    pair.Notice.Submission is { } id ? dataset.Submission(id)?.Name : null,
                    TaskId.TryParse(pair.Notice.Task) is { } task && dataset.Tasks.ContainsKey(task),
                    effects.Of(pair.Notice)))],
            dataset.Notices.Length);
    }

    /// <inheritdoc/>
    public CsvTable Table() => new(
        ["at", "kind", "submission", "task", "reason", "effect", "anchor"],
        Entries.Select(entry => (IReadOnlyList<object?>)
            [entry.Notice.At, QueryWords<NoticeKind>.Of(entry.Notice.Kind), entry.Notice.Submission, entry.Notice.Task, entry.Notice.Reason, entry.Effect, entry.Anchor]));

    /// <summary>The notices with their anchors: the moment, and a number for the second and later ones of the same moment, counted from the oldest.</summary>
    private static Stack<(string Anchor, Notice Notice)> Anchored(ImmutableArray<Notice> newestFirst)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var anchored = new Stack<(string Anchor, Notice Notice)>();
        foreach (var notice in newestFirst.Reverse())
        {
            var moment = "n" + string.Concat(notice.At.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
            seen[moment] = seen.GetValueOrDefault(moment) + 1;
            anchored.Push((seen[moment] == 1 ? moment : string.Create(CultureInfo.InvariantCulture, $"{moment}-{seen[moment]}"), notice));
        }

        return anchored;
    }
}
