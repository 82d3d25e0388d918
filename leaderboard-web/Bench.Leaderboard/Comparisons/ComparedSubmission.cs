using Bench.Leaderboard.Boards;
using Bench.Scoring.Rules;

namespace Bench.Leaderboard.Comparisons;

/// <summary>One of the submissions that are compared.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Name">Its name.</param>
/// <param name="Score">Its score under the rule.</param>
/// <param name="Tally">How its attempts ended.</param>
public sealed record ComparedSubmission(string Id, string Name, Score Score, Tally Tally);
