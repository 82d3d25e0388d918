namespace Bench.Harvester.Filter;

/// <summary>Where the filter cuts.</summary>
/// <param name="Threshold">Least score that goes on.</param>
/// <param name="SourceFiles">Most source files that a task may change.</param>
/// <param name="SourceLines">Most changed lines of source: added and removed together.</param>
public sealed record FilterLimits(double Threshold = 3, int SourceFiles = 50, int SourceLines = 3000)
{
    /// <summary>The limits that the weights were thought out for.</summary>
    public static FilterLimits Default { get; } = new();
}
