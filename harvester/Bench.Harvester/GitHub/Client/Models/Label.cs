namespace Bench.Harvester.GitHub.Client.Models;

/// <summary>A label.</summary>
/// <param name="Name">What it says.</param>
public sealed record Label(string Name);
