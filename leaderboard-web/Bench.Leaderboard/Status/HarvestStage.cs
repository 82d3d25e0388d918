namespace Bench.Leaderboard.Status;

/// <summary>What came to a stage of a harvest.</summary>
/// <param name="Stage">Its name, such as <c>build</c>.</param>
/// <param name="Accepted">Pull requests that went on.</param>
/// <param name="Rejected">Pull requests that ended here.</param>
public sealed record HarvestStage(string Stage, int Accepted, int Rejected);
