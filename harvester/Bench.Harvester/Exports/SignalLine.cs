using System.Collections.Immutable;
using Bench.Harvester.Funnel;

namespace Bench.Harvester.Exports;

/// <summary>A piece of evidence as the files hold it.</summary>
/// <param name="Name">Name of the signal or check.</param>
/// <param name="Detail">What was seen.</param>
/// <param name="Weight">How much it counts; 0 for what only explains.</param>
internal sealed record SignalLine(string Name, string Detail, double Weight)
{
    /// <summary>The evidence of a verdict.</summary>
    public static ImmutableArray<SignalLine> Of(StageVerdict verdict) =>
        verdict.Evidence.IsDefault ? [] : [.. verdict.Evidence.Select(evidence => new SignalLine(evidence.Name, evidence.Detail, evidence.Weight))];
}
