namespace Bench.Harvester.Funnel;

/// <summary>How often a reason was given.</summary>
/// <param name="Reason">The reason code.</param>
/// <param name="Count">How often.</param>
internal sealed record ReasonCount(string Reason, int Count);
