using System.Collections.Immutable;
using Bench.Scoring.Boards;

namespace Bench.Leaderboard.Rules;

/// <summary>How the place of a submission moves.</summary>
/// <param name="Submission">Its id.</param>
/// <param name="Name">Its name; text from outside.</param>
/// <param name="Letter">Letter of its line in the charts; null when it has none.</param>
/// <param name="ByRule">Its place by each rule; null where it has no score.</param>
/// <param name="ByThreshold">Its place by opt@1 at each p.</param>
/// <param name="Rank">Its place by the rule of the query with what resampling the tasks does to it; null without a score.</param>
public sealed record MovedRow(string Submission, string Name, string? Letter, ImmutableArray<int?> ByRule, ImmutableArray<int?> ByThreshold, RowRank? Rank);
