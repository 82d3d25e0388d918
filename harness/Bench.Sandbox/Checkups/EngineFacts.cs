namespace Bench.Sandbox.Checkups;

/// <summary>What is known of the container engine.</summary>
/// <param name="Version">Its version; null when none answers.</param>
/// <param name="DataFolder">Where it keeps images and containers; null when it does not say.</param>
/// <param name="Problem">Why it cannot be used; null when it answers.</param>
public sealed record EngineFacts(string? Version, string? DataFolder, string? Problem);
