namespace Bench.Harvester.Funnel;

/// <summary>A verdict as it was kept.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Milliseconds">Time that the stage took.</param>
/// <param name="At">When it was done.</param>
internal sealed record KeptVerdict(StageVerdict Verdict, double Milliseconds, string At);
