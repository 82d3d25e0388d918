using System.Collections.Immutable;

namespace Bench.Charts;

/// <summary>A chart as data; <see cref="SvgRenderer"/> draws it. What lies later in the list is drawn over what lies before.</summary>
/// <param name="Id">Identity within the page; letters, digits and hyphens.</param>
/// <param name="Title">What it shows, in one line.</param>
/// <param name="Description">What one sees in it, in words, for those who do not see it.</param>
/// <param name="X">Axis to the right.</param>
/// <param name="Y">Axis upwards; categories go downwards.</param>
/// <param name="Plottables">What is drawn.</param>
public sealed record Plot(string Id, string Title, string Description, Axis X, Axis Y, ImmutableArray<Plottable> Plottables)
{
    /// <summary>Width of the drawing, in its own units; about a phone's width in pixels.</summary>
    public int Width { get; init; } = 360;

    /// <summary>Height of the drawing.</summary>
    public int Height { get; init; } = 220;

    /// <summary>Room for the labels at the left.</summary>
    public int Left { get; init; } = 44;

    /// <summary>Whether the series are named above the drawing.</summary>
    public bool HasLegend { get; init; } = true;
}
