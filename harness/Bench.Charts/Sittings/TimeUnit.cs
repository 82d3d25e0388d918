using System.Globalization;

namespace Bench.Charts.Sittings;

/// <summary>The unit in which the times of a chart and its tables are shown.</summary>
/// <param name="Name">Its sign.</param>
/// <param name="Nanoseconds">How many nanoseconds it has.</param>
public sealed record TimeUnit(string Name, double Nanoseconds)
{
    /// <summary>Milliseconds.</summary>
    public static TimeUnit Milliseconds { get; } = new("ms", 1e6);

    /// <summary>The unit that gives the smallest of the times a digit or more before the point.</summary>
    public static TimeUnit For(IEnumerable<long> times)
    {
        var smallest = times.DefaultIfEmpty(1_000_000).Min();
        return smallest >= 1_000_000_000 ? new TimeUnit("s", 1e9) : smallest >= 1_000_000 ? Milliseconds : new TimeUnit("µs", 1e3);
    }

    /// <summary>A time in this unit, to three or four digits.</summary>
    public string Figure(double nanoseconds)
    {
        var value = nanoseconds / Nanoseconds;
        return value.ToString(value >= 1000 ? "F0" : value >= 100 ? "F1" : value >= 10 ? "F2" : "F3", CultureInfo.InvariantCulture);
    }
}
