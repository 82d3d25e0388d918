using System.Collections.Immutable;
using System.Globalization;
using Bench.Leaderboard.Boards;
using Bench.Leaderboard.Data;
using Bench.Leaderboard.Views;
using Bench.Scoring.Rules;

namespace Bench.Leaderboard.Rules;

/// <summary>The score rules and what they do to the ranks.</summary>
/// <param name="Query">What was asked for.</param>
/// <param name="Rules">Every rule.</param>
/// <param name="Thresholds">Values of p in <see cref="MovedRow.ByThreshold"/>.</param>
/// <param name="Suites">Suites of the data; submissions are ranked within one.</param>
/// <param name="Suite">Id of the suite that is ranked here; empty when there is none.</param>
/// <param name="Rows">Every ranked submission of the suite, by its place under the default rule.</param>
/// <param name="Chosen">Id of the submission whose heaviest tasks are shown; null when there is none.</param>
/// <param name="Heavy">Its heaviest tasks under each rule.</param>
public sealed record RulesView(
    RulesQuery Query,
    ImmutableArray<RuleEntry> Rules,
    ImmutableArray<double> Thresholds,
    ImmutableArray<Suite> Suites,
    string Suite,
    ImmutableArray<MovedRow> Rows,
    string? Chosen,
    ImmutableArray<HeavyTasks> Heavy) : IView
{
    /// <summary>Lines of a chart.</summary>
    public const int MostLines = 8;

    /// <summary>Puts the page together; null when the query names a submission or a suite that is not there.</summary>
    /// <param name="dataset">The data.</param>
    /// <param name="query">What is asked for.</param>
    /// <param name="book">Scores of that data.</param>
    public static RulesView? Of(Dataset dataset, RulesQuery query, ScoreBook book)
    {
        var asked = query.Submission.Length > 0 ? dataset.Submission(query.Submission) : null;
        var suite = query.Suite.Length > 0 ? query.Suite : asked is not null ? book.Suites.Of(asked) : book.Suites.All.FirstOrDefault()?.Id ?? "";
        if ((query.Submission.Length > 0 && asked is null) || (query.Suite.Length > 0 && book.Suites.All.All(known => known.Id != query.Suite)))
        {
            return null;
        }

        var rows = RuleMoves.Of(dataset, book, suite).Rows(ScoreRules.Find(query.Rule) ?? ScoreRules.Default);
        var chosen = asked ?? dataset.Submission(rows.FirstOrDefault()?.Submission ?? "");
        return new RulesView(
            query,
            [.. ScoreRules.All.Select(RuleEntry.Of)],
            RuleMoves.Thresholds,
            book.Suites.All,
            suite,
            rows,
            chosen?.Id,
            chosen is null ? [] : [.. ScoreRules.All.Select(rule => HeavyTasks.Of(rule, book.Input(chosen, ScoreChoice.Usual)))]);
    }

    /// <inheritdoc/>
    public CsvTable Table() => new(
        ["submission", "name", .. Rules.Select(rule => "rank_" + rule.Id), .. Thresholds.Select(p => string.Create(CultureInfo.InvariantCulture, $"rank_at_p_{p}")), "place_low_" + Query.Rule, "place_high_" + Query.Rule, "keeps_place_" + Query.Rule],
        Rows.Select(row => (IReadOnlyList<object?>)[row.Submission, row.Name, .. row.ByRule.Select(rank => (object?)rank), .. row.ByThreshold.Select(rank => (object?)rank), row.Rank?.Low, row.Rank?.High, row.Rank?.KeepsPlace]));
}
