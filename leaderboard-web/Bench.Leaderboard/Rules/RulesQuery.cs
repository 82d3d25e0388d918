using Bench.Leaderboard.Queries;
using Bench.Scoring.Rules;

namespace Bench.Leaderboard.Rules;

/// <summary>What the page of rules is asked for.</summary>
/// <param name="Rule">Rule of the rank stability.</param>
/// <param name="Submission">Submission whose heaviest tasks are shown; empty for the first of the suite.</param>
/// <param name="Suite">Suite that is ranked; empty for that of the submission, or the one with most submissions.</param>
public sealed record RulesQuery(string Rule = "attainment", string Submission = "", string Suite = "") : IQuery<RulesQuery>
{
    /// <inheritdoc/>
    public static QueryReading<RulesQuery> Parse(IQueryCollection query)
    {
        var reader = new QueryReader(query);
        var rule = reader.Word("rule", ScoreRules.Default.Id, [.. ScoreRules.All.Select(rule => rule.Id)]);
        var submission = reader.Text("submission");
        var suite = reader.Text("suite", most: 8);
        return reader.End(() => new RulesQuery(rule, submission, suite));
    }

    /// <inheritdoc/>
    public override string ToString() => new QueryWriter().Add("rule", Rule, ScoreRules.Default.Id).Add("submission", Submission).Add("suite", Suite).ToString();
}
