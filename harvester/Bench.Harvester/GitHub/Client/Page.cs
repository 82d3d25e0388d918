namespace Bench.Harvester.GitHub.Client;

/// <summary>A document and its place in a listing.</summary>
/// <param name="Value">The document; null when there is no such thing.</param>
/// <param name="Links">Its neighbours.</param>
/// <param name="IsConfirmed">Whether it was held, and the service said that it has not changed.</param>
internal sealed record Page<T>(T? Value, PageLinks Links, bool IsConfirmed = false)
    where T : class;
