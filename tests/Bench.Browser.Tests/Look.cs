namespace Bench.Browser.Tests;

/// <summary>How a visitor looks at the site.</summary>
/// <param name="Width">Width of the window in CSS pixels.</param>
/// <param name="IsDark">Whether the visitor prefers a dark theme.</param>
/// <param name="HasScript">Whether script runs.</param>
public sealed record Look(int Width = 1280, bool IsDark = false, bool HasScript = true)
{
    /// <summary>A telephone.</summary>
    public const int Narrow = 320;

    /// <summary>A desk.</summary>
    public const int Wide = 1280;

    /// <summary>Height of every window.</summary>
    public const int Height = 900;
}
