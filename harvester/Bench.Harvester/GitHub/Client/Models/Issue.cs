namespace Bench.Harvester.GitHub.Client.Models;

/// <summary>An issue.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Title">Its title.</param>
/// <param name="Body">Its description; null when it has none.</param>
public sealed record Issue(int Number, string Title, string? Body = null);
