namespace Bench.Harvester.Funnel;

/// <summary>A stage's verdict, and the draft that it leaves for the next one.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Draft">The draft as it is now; null when rejected.</param>
public sealed record StageResult(StageVerdict Verdict, Draft? Draft);
