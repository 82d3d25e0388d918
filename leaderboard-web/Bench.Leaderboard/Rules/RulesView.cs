using System.Collections.Immutable;
using System.Globalization;
using Bench.Leaderboard.Boards;
using Bench.Leaderboard.Data;
using Bench.Leaderboard.Views;
using Bench.Scoring.Boards;
using Bench.Scoring.Rules;

namespace Bench.Leaderboard.Rules;

/// <summary>The score rules and what they do to the ranks.</summary>
/// <param name="Query">What was asked for.</param>
/// <param name="Rules">Every rule.</param>
/// <param name="Thresholds">Values of p in <see cref="MovedRow.ByThreshold"/>.</param>
/// <param name="Rows">Every ranked submission, by its place under the default rule.</param>
/// <param name="Chosen">Id of the submission whose heaviest tasks are shown; null when there is none.</param>
/// <param name="Heavy">Its heaviest tasks under each rule.</param>
public sealed record RulesView(
    RulesQuery Query,
    ImmutableArray<RuleEntry> Rules,
    ImmutableArray<double> Thresholds,
    ImmutableArray<MovedRow> Rows,
    string? Chosen,
    ImmutableArray<HeavyTasks> Heavy) : IView
{
    /// <summary>Lines of a chart.</summary>
    public const int MostLines = 8;

    private static readonly ImmutableArray<double> ShownThresholds = [0, 0.25, 0.5, 0.75, 0.9, 0.95, 1];

    /// <summary>Puts the page together; null when the query names a submission that is not there.</summary>
    /// <param name="dataset">The data.</param>
    /// <param name="query">What is asked for.</param>
    /// <param name="book">Scores of that data.</param>
    public static RulesView? Of(Dataset dataset, RulesQuery query, ScoreBook book)
    {
        if (query.Submission.Length > 0 && dataset.Submission(query.Submission) is null)
        {
            return null;
        }

        var rows = Moved([.. dataset.Submissions.Where(submission => !submission.IsWithdrawn)], book, ScoreRules.Find(query.Rule) ?? ScoreRules.Default);
        var chosen = dataset.Submission(query.Submission.Length > 0 ? query.Submission : rows.FirstOrDefault()?.Submission ?? "");
        return new RulesView(
            query,
            [.. ScoreRules.All.Select(RuleEntry.Of)],
            ShownThresholds,
            rows,
            chosen?.Id,
            chosen is null ? [] : [.. ScoreRules.All.Select(rule => HeavyTasks.Of(rule, book.Input(chosen, ScoreChoice.Usual)))]);
    }

    /// <inheritdoc/>
    public CsvTable Table() => new(
        ["submission", "name", .. Rules.Select(rule => "rank_" + rule.Id), .. Thresholds.Select(p => string.Create(CultureInfo.InvariantCulture, $"rank_opt@1({p})")), "keeps_place_" + Query.Rule],
        Rows.Select(row => (IReadOnlyList<object?>)[row.Submission, row.Name, .. row.ByRule.Select(rank => (object?)rank), .. row.ByThreshold.Select(rank => (object?)rank), row.Rank?.KeepsPlace]));

    private static ImmutableArray<MovedRow> Moved(ImmutableArray<SubmissionEntry> submissions, ScoreBook book, IScoreRule rule)
    {
        ScoreInput[] ranked = [.. submissions.Select(submission => book.Input(submission, ScoreChoice.Usual))];
        var byRule = RuleRanking.Of(ScoreRules.All, ranked);
        var byThreshold = RuleRanking.Of(ShownThresholds.Select(p => new OptRule(threshold: p)), ranked);
        var stability = BoardRanks.Of(ScoreMatrix.Of(rule, ranked));
        return [.. Enumerable.Range(0, ranked.Length)
            .OrderBy(i => byRule[0].Ranks[i] ?? int.MaxValue).ThenBy(i => submissions[i].Id, StringComparer.Ordinal)
            .Select((i, place) => new MovedRow(
                submissions[i].Id,
                submissions[i].Name,
                place < MostLines ? ((char)('A' + place)).ToString() : null,
                [.. byRule.Select(ranking => ranking.Ranks[i])],
                [.. byThreshold.Select(ranking => ranking.Ranks[i])],
                stability[i]))];
    }
}
