using System.Globalization;

namespace Bench.Sandbox.Engine;

/// <summary>Version of the engine's API, such as 1.41.</summary>
internal sealed record ApiVersion(int Major, int Minor)
{
    /// <summary>Newest version whose meaning this client knows.</summary>
    public static ApiVersion Newest { get; } = new(1, 48);

    /// <summary>Oldest version with everything the client asks for (engine 20.10).</summary>
    public static ApiVersion Oldest { get; } = new(1, 41);

    /// <summary>The version to speak with an engine that speaks up to <paramref name="engine"/>; null when it is too old.</summary>
    public static ApiVersion? Negotiate(string? engine)
    {
        var theirs = Parse(engine);
        if (theirs is null || theirs.IsOlderThan(Oldest))
        {
            return null;
        }

        return theirs.IsOlderThan(Newest) ? theirs : Newest;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}");

    private static ApiVersion? Parse(string? text)
    {
        var parts = text?.Split('.') ?? [];
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minor)
            ? new ApiVersion(major, minor)
            : null;
    }

    private bool IsOlderThan(ApiVersion other) => Major != other.Major ? Major < other.Major : Minor < other.Minor;
}
