namespace Bench.Harvester.GitHub.Client.Models;

/// <summary>What an answer says that is an error.</summary>
/// <param name="Message">GitHub's words.</param>
public sealed record ApiError(string? Message = null);
