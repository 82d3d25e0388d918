using Bench.Leaderboard.Intake;

namespace Bench.Leaderboard.Hosting;

/// <summary>What <c>bench serve</c> is told.</summary>
/// <param name="Data">Folder of the published runs.</param>
/// <param name="Urls">Addresses to listen on, separated by semicolons; port 0 takes a free one.</param>
/// <param name="Docs">Folder of the documents; null serves none.</param>
/// <param name="Limits">How much may be handed in, and how fast; null for what the documents state.</param>
public sealed record SiteOptions(string Data, string Urls, string? Docs = null, IntakeLimits? Limits = null);
