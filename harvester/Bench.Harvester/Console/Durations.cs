using System.Globalization;

namespace Bench.Harvester.Console;

/// <summary>Times in few letters.</summary>
internal static class Durations
{
    /// <summary>Such as <c>0.4 s</c>, <c>12 s</c>, <c>5 min</c> or <c>2.5 h</c>.</summary>
    public static string Of(double milliseconds) => milliseconds switch
    {
        < 10_000 => string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 1000:F1} s"),
        < 120_000 => string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 1000:F0} s"),
        < 7_200_000 => string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 60_000:F0} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 3_600_000:F1} h"),
    };
}
