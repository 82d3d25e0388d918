using System.Collections.Immutable;
using Bench.Leaderboard.Queries;
using Bench.Scoring.Rules;

namespace Bench.Leaderboard.Boards;

/// <summary>By which rule scores are made, and of which results.</summary>
/// <param name="Rule">Id of the rule, without the threshold.</param>
/// <param name="P">Threshold of <c>opt@k</c>; two places.</param>
/// <param name="K">Attempts that <c>opt@k</c> and the views of PIE look at.</param>
/// <param name="IsAdjusted">Whether results that await review, or were found to cheat, count as failures.</param>
/// <param name="IsValid">Whether only tasks count whose expert patch was seen to clear its bar.</param>
public sealed record ScoreChoice(string Rule, double P, int K, bool IsAdjusted, bool IsValid)
{
    /// <summary>The threshold when nothing is said.</summary>
    public const double UsualP = 0.95;

    /// <summary>The attempts when nothing is said.</summary>
    public const int UsualK = 1;

    /// <summary>The most attempts that can be looked at.</summary>
    public const int MostK = 10;

    private const double MostP = 2;
    private const string Thresholded = "opt@1";

    /// <summary>The choice that ranks when nothing is said.</summary>
    public static ScoreChoice Usual { get; } = new(ScoreRules.Default.Id, UsualP, UsualK, IsAdjusted: false, IsValid: false);

    /// <summary>Ids of the rules that can be chosen.</summary>
    public static ImmutableArray<string> Rules { get; } = [.. ScoreRules.All.Select(rule => rule.Id.Split('(')[0])];

    /// <summary>The rule with its threshold and its attempts.</summary>
    public IScoreRule Resolved => Rule == Thresholded ? new OptRule(K, P) : ScoreRules.Find(IsOfAttempts ? $"{Name(Rule)}@{K}" : Rule)!;

    /// <summary>The same with what the rule does not look at set to the usual: choices that give the same scores are equal.</summary>
    public ScoreChoice Normal => this with { P = Rule == Thresholded ? P : UsualP, K = IsOfAttempts ? K : UsualK };

    /// <summary>Whether p and k are those when nothing is said.</summary>
    internal bool IsUsual => P == UsualP && K == UsualK;

    /// <summary>What the score is, in words that follow a colon.</summary>
    public string Meaning => MeaningOf(Rule) + (IsOfAttempts && K > UsualK ? FormattableString.Invariant($", where each task is given {K} attempts") : "");

    private bool IsOfAttempts => Rule.Contains('@', StringComparison.Ordinal);

    /// <summary>The same results under Opt at this threshold.</summary>
    public ScoreChoice Opt => this with { Rule = Thresholded };

    /// <summary>Id of a rule with where it comes from.</summary>
    public static string Title(string rule) => rule switch
    {
        "attainment" => "attainment (default)",
        "sr-hm" => "sr-hm (as SWE-fficiency)",
        "opt@1" => "opt@1 at p (as GSO)",
        "swe-perf" => "swe-perf (as SWE-Perf)",
        "pie-opt@1" => "pie-opt@1 (PIE %Opt)",
        "pie-speedup@1" => "pie-speedup@1 (PIE Speedup)",
        "pie-correct@1" => "pie-correct@1 (PIE %Correct)",
        _ => rule,
    };

    /// <summary>The word that chooses a rule, out of its id with settings.</summary>
    public static string Word(string id) => Rules.First(rule => Name(rule) == Name(id));

    private static string Name(string id) => id.Split('@')[0];

    private static string MeaningOf(string rule) => rule switch
    {
        "attainment" => "the mean share of the expert's gain that was reached, from 0 to 1",
        "sr-hm" => "the harmonic mean of speedup over the expert's speedup, in which few tasks can own the sum",
        "opt@1" => "the share of tasks solved at p times the expert's speedup or more",
        "swe-perf" => "the mean share of base's time that was surely removed",
        "pie-opt@1" => "the share of tasks made at least 10 % faster",
        "pie-speedup@1" => "the mean speedup over base, failures counted as 1",
        "pie-correct@1" => "the share of tasks whose tests and answers hold",
        _ => "see the rule",
    };

    /// <summary>Reads the choice of an address.</summary>
    public static ScoreChoice Read(QueryReader reader) => new(
        reader.Word("rule", Usual.Rule, Rules),
        Math.Round(reader.Number("p", UsualP, 0, MostP), 2),
        reader.Whole("k", UsualK, UsualK, MostK),
        reader.Flag("adjusted"),
        reader.Flag("valid"));

    /// <summary>Prints the choice into an address.</summary>
    public QueryWriter Write(QueryWriter writer) => writer.Add("rule", Rule, Usual.Rule).Add("p", P, UsualP).Add("k", K, UsualK).Add("adjusted", IsAdjusted).Add("valid", IsValid);
}
