using Bench.Scoring.Rules;

namespace Bench.Leaderboard.Submissions;

/// <summary>The score of a submission under one rule.</summary>
/// <param name="Rule">Id of the rule, with its threshold.</param>
/// <param name="RuleVersion">Its version.</param>
/// <param name="Score">The score.</param>
/// <param name="AdjustedScore">The same with doubted results counted as failures.</param>
/// <param name="TopTenWeight">Weight of the ten heaviest tasks together; null when no task is scored.</param>
public sealed record RuleRow(string Rule, int RuleVersion, Score Score, double? AdjustedScore, double? TopTenWeight);
