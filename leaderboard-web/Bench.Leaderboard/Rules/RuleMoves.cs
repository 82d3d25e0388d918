using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Bench.Leaderboard.Boards;
using Bench.Leaderboard.Data;
using Bench.Scoring.Boards;
using Bench.Scoring.Rules;

namespace Bench.Leaderboard.Rules;

/// <summary>How the places in a suite move between rules; each part is made when it is first asked for and kept as long as the data.</summary>
internal sealed class RuleMoves
{
    private static readonly ConditionalWeakTable<Dataset, ConcurrentDictionary<string, RuleMoves>> Made = [];

    private readonly ImmutableArray<ScoreInput> inputs;
    private readonly ConcurrentDictionary<string, Lazy<ImmutableArray<MovedRow>>> rows = new(StringComparer.Ordinal);
    private readonly Lazy<ImmutableArray<RuleRanking>> byRule;
    private readonly Lazy<ImmutableArray<RuleRanking>> byThreshold;

    private RuleMoves(Dataset dataset, ScoreBook book, string suite)
    {
        Submissions = Isolation.Ranked(dataset.Submissions.Where(submission => !submission.IsWithdrawn && book.Suites.Of(submission) == suite));
        inputs = [.. Submissions.Select(submission => book.Input(submission, ScoreChoice.Usual))];
        byRule = new(() => RuleRanking.Of(ScoreRules.All, inputs));
        byThreshold = new(() => RuleRanking.Of(Thresholds.Select(p => new OptRule(threshold: p)), inputs));
    }

    /// <summary>Values of p that places are shown for.</summary>
    public static ImmutableArray<double> Thresholds { get; } = [0, 0.25, 0.5, 0.75, 0.9, 0.95, 1];

    private ImmutableArray<SubmissionEntry> Submissions { get; }

    /// <summary>The moves in a suite.</summary>
    /// <param name="dataset">The data.</param>
    /// <param name="book">Scores of that data.</param>
    /// <param name="suite">Id of the suite.</param>
    public static RuleMoves Of(Dataset dataset, ScoreBook book, string suite) =>
        Made.GetValue(dataset, static _ => new(StringComparer.Ordinal)).GetOrAdd(suite, id => new RuleMoves(dataset, book, id));

    /// <summary>Every ranked submission by its place under the default rule, with how sure its place under another is.</summary>
    /// <param name="rule">The other rule.</param>
    public ImmutableArray<MovedRow> Rows(IScoreRule rule) => rows.GetOrAdd(rule.Id, _ => new(() => Make(rule))).Value;

    private ImmutableArray<MovedRow> Make(IScoreRule rule)
    {
        var stability = BoardRanks.Of(ScoreMatrix.Of(rule, inputs));
        return [.. Enumerable.Range(0, inputs.Length)
            .OrderBy(i => byRule.Value[0].Ranks[i] ?? int.MaxValue).ThenBy(i => Submissions[i].Id, StringComparer.Ordinal)
            .Select((i, place) => new MovedRow(
                Submissions[i].Id,
                Submissions[i].Name,
                place < RulesView.MostLines ? ((char)('A' + place)).ToString() : null,
                [.. byRule.Value.Select(ranking => ranking.Ranks[i])],
                [.. byThreshold.Value.Select(ranking => ranking.Ranks[i])],
                stability[i]))];
    }
}
