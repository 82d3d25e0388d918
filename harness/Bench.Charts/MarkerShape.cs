namespace Bench.Charts;

/// <summary>Shape of a marker: series are told apart without their colour.</summary>
public enum MarkerShape
{
    /// <summary>A disc.</summary>
    Circle,

    /// <summary>A diagonal cross.</summary>
    Cross,

    /// <summary>A square.</summary>
    Square,

    /// <summary>A triangle that points up.</summary>
    Triangle,

    /// <summary>A round dot that is short to write, for series of hundreds of points; the style sheet makes it round.</summary>
    Dot,

    /// <summary>A ring around a place that has a marker of its own.</summary>
    Ring,
}
