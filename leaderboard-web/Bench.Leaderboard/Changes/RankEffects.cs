using System.Globalization;
using System.Runtime.CompilerServices;
using Bench.Contracts.Publications;
using Bench.Leaderboard.Boards;
using Bench.Leaderboard.Data;
using Bench.Leaderboard.Rules;
using Bench.Scoring.Rules;

namespace Bench.Leaderboard.Changes;

/// <summary>What notices did to the ranks under the default rule, as far as the data of today can tell; made once for each state of the site.</summary>
internal sealed class RankEffects
{
    private static readonly ConditionalWeakTable<Dataset, RankEffects> Made = [];

    private readonly Dataset dataset;
    private readonly Lazy<Dictionary<string, double?>> points;
    private readonly Lazy<SuiteList> suites;

    private RankEffects(Dataset dataset)
    {
        this.dataset = dataset;
        suites = new(() => new SuiteList(dataset));
        points = new(() => dataset.Submissions.ToDictionary(submission => submission.Id, submission => ScoreRules.Default.Point(ScoreInputs.Of(dataset)[submission.Id]), StringComparer.Ordinal));
    }

    /// <summary>The effects in a data set.</summary>
    public static RankEffects Of(Dataset dataset) => Made.GetValue(dataset, static made => new RankEffects(made));

    /// <summary>The effect in a sentence; null when it cannot be told: of a change nobody kept the ranks before, and a correction says itself what it mended.</summary>
    public string? Of(Notice notice) => notice switch
    {
        { Kind: NoticeKind.Withdrawal, Submission: { } id } when dataset.Submission(id) is { } withdrawn => OfWithdrawal(withdrawn),
        { Kind: NoticeKind.Dispute, Submission: { } id } when dataset.Submission(id) is { IsWithdrawn: false } => "It keeps its place and is marked as disputed.",
        _ => null,
    };

    private string OfWithdrawal(SubmissionEntry withdrawn)
    {
        var beside = Isolation.Ranked(dataset.Submissions.Where(other => (other == withdrawn || !other.IsWithdrawn) && suites.Value.Of(other) == suites.Value.Of(withdrawn)));
        if (points.Value[withdrawn.Id] is not { } point || !beside.Contains(withdrawn))
        {
            return "It had no rank, so no other moved.";
        }

        double[] others = [.. beside.Where(other => other != withdrawn).Select(other => points.Value[other.Id]).OfType<double>()];
        var below = others.Count(other => other < point);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"It would be ranked {1 + others.Count(other => other > point)} of {others.Length + 1} by {ScoreRules.Default.Id}; {(below == 0 ? "no other moved" : below == 1 ? "the one below it moved up a place" : $"the {below} below it moved up a place")}.");
    }
}
