namespace Bench.Benchmarks.Costs;

/// <summary>One cost and its bar.</summary>
/// <param name="Id">Short name.</param>
/// <param name="What">What is measured, in words.</param>
/// <param name="Value">The figure.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Bar">What it must not pass; null for a figure that is shown for comparison.</param>
/// <param name="AtLeast">True when the bar is a lower bound.</param>
internal sealed record CostFigure(string Id, string What, double Value, string Unit, double? Bar = null, bool AtLeast = false)
{
    /// <summary>Whether the bar is reached; null without one.</summary>
    public bool? Reached => Bar is null ? null : AtLeast ? Value >= Bar : Value <= Bar;
}
