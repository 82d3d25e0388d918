namespace Bench.Harvester.GitHub.Client;

/// <summary>An answer that is kept.</summary>
/// <param name="Address">What was asked for.</param>
/// <param name="Body">The document; null when there is no such thing.</param>
/// <param name="ETag">Mark of this state.</param>
/// <param name="Links">Its neighbours in a listing.</param>
/// <param name="AskedAt">When it was asked for last.</param>
internal sealed record CachedResponse(Uri Address, byte[]? Body, string? ETag, PageLinks Links, DateTimeOffset AskedAt);
