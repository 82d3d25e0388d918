namespace Bench.Leaderboard.Matrices;

/// <summary>A submission in the grid.</summary>
/// <param name="Submission">Its id.</param>
/// <param name="Name">Its name; text from outside.</param>
public sealed record MatrixColumn(string Submission, string Name);
