namespace Bench.Charts;

/// <summary>Something that is drawn in the coordinates of a plot. Closed; the names are those of the plotting library that this stands in for.</summary>
public abstract record Plottable
{
    private Plottable()
    {
    }

    /// <summary>Points of a series.</summary>
    /// <param name="Series">How they look.</param>
    /// <param name="Points">Where they are.</param>
    public sealed record Markers(Series Series, IReadOnlyList<(double X, double Y)> Points) : Plottable;

    /// <summary>Points of a series joined by a line, in their order.</summary>
    /// <param name="Series">How it looks.</param>
    /// <param name="Points">Where it turns.</param>
    public sealed record ScatterLine(Series Series, IReadOnlyList<(double X, double Y)> Points) : Plottable;

    /// <summary>Columns that stand on the axis, such as those of a histogram.</summary>
    /// <param name="Style">Their style: the name of a series' colour.</param>
    /// <param name="Columns">Left edge, right edge and height of each.</param>
    public sealed record Bars(string Style, IReadOnlyList<(double Left, double Right, double Height)> Columns) : Plottable;

    /// <summary>A line over the whole width.</summary>
    /// <param name="Y">Where.</param>
    /// <param name="Style">Its style: <c>reference</c> or the name of a series' colour.</param>
    public sealed record HorizontalLine(double Y, string Style) : Plottable;

    /// <summary>A line over the whole height.</summary>
    /// <param name="X">Where.</param>
    /// <param name="Style">Its style: <c>reference</c> or the name of a series' colour.</param>
    public sealed record VerticalLine(double X, string Style) : Plottable;

    /// <summary>A straight line between two places.</summary>
    /// <param name="From">Where it begins.</param>
    /// <param name="To">Where it ends.</param>
    /// <param name="Style">Its style: <c>reference</c> or the name of a series' colour.</param>
    public sealed record LineSegment((double X, double Y) From, (double X, double Y) To, string Style) : Plottable;

    /// <summary>A band over the whole width.</summary>
    /// <param name="Low">Lower edge.</param>
    /// <param name="High">Upper edge.</param>
    /// <param name="Style">Its style: <c>floor</c> or the name of a series' colour.</param>
    public sealed record HorizontalSpan(double Low, double High, string Style) : Plottable;

    /// <summary>A band over the whole height.</summary>
    /// <param name="Low">Left edge.</param>
    /// <param name="High">Right edge.</param>
    /// <param name="Style">Its style: <c>floor</c> or the name of a series' colour.</param>
    public sealed record VerticalSpan(double Low, double High, string Style) : Plottable;

    /// <summary>An upright interval with its point.</summary>
    /// <param name="Series">How it looks.</param>
    /// <param name="X">Where it stands.</param>
    /// <param name="Point">The point.</param>
    /// <param name="Low">Lower end.</param>
    /// <param name="High">Upper end.</param>
    public sealed record UprightInterval(Series Series, double X, double Point, double Low, double High) : Plottable;

    /// <summary>A lying interval with its point.</summary>
    /// <param name="Series">How it looks.</param>
    /// <param name="Y">Where it lies.</param>
    /// <param name="Point">The point.</param>
    /// <param name="Low">Lower end.</param>
    /// <param name="High">Upper end.</param>
    public sealed record LyingInterval(Series Series, double Y, double Point, double Low, double High) : Plottable;
}
