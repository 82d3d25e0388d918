namespace Bench.Harvester.GitHub.Client.Models;

/// <summary>Who made a commit, and when.</summary>
/// <param name="Date">When.</param>
public sealed record Committer(DateTimeOffset? Date = null);
