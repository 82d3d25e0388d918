using System.Globalization;
using Bench.Charts.Sittings;
using Bench.Contracts.Runs;

namespace Bench.Leaderboard.Views;

/// <summary>Numbers as people read them. Every page, chart and picture writes them here, so that one number looks the same everywhere.</summary>
public static class Figures
{
    /// <summary>What stands in place of a number that is not there.</summary>
    public const string None = "–";

    /// <summary>A score or a share of one, to three places: <c>0.588</c>.</summary>
    public static string Share(double? value) => value is { } known ? known.ToString(ShareFormat(Math.Abs(known)), CultureInfo.InvariantCulture) : None;

    /// <summary>Three places; more where they would show next to nothing of a small number.</summary>
    private static string ShareFormat(double size) => size switch
    {
        >= 1000 => "0.##e0",
        >= 10 => "F1",
        >= 0.01 or 0 => "F3",
        >= 0.000_01 => $"F{2 - (int)Math.Floor(Math.Log10(size))}",
        _ => "0.##e0",
    };

    /// <summary>A ratio of times to about three digits, without its sign: <c>3.14</c>, <c>12.3</c>, <c>128</c>, <c>0.0021</c>.</summary>
    public static string Ratio(double? value) => value is { } known ? RatioWords.Number(known) : None;

    /// <summary>A ratio with its interval: <c>3.14x [3.02, 3.25]</c>; without one where none is known.</summary>
    public static string Estimate(Estimate? estimate) => estimate is null ? None : estimate.HasInterval ? RatioWords.Of(estimate) : $"{Ratio(estimate.Point)}x, no interval";

    /// <summary>A score with its interval: <c>0.588 [0.546, 0.628]</c>.</summary>
    public static string Score(double? point, double? low, double? high) => point is null ? "not scored" : low is null || high is null ? Share(point) : $"{Share(point)} [{Share(low)}, {Share(high)}]";

    /// <summary>A number as it stands in an address: <c>0.95</c>.</summary>
    public static string Plain(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A share in percent: <c>62 %</c>, with one place below ten and next to all: <c>4.2 %</c>, <c>99.8 %</c>.</summary>
    public static string Percent(double? share) => share is { } known ? (known * 100).ToString(known is > 0 and < 0.0995 or >= 0.995 and < 0.9995 ? "F1" : "F0", CultureInfo.InvariantCulture) + " %" : None;

    /// <summary>A count that may not be known.</summary>
    public static string Whole(int? count) => count?.ToString(CultureInfo.InvariantCulture) ?? None;

    /// <summary>A count with its word: <c>1 task</c>, <c>12 tasks</c>.</summary>
    public static string Count(int count, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many)}");

    /// <summary>An amount of US dollars: <c>$1,204</c>, <c>$0.42</c>.</summary>
    public static string Dollars(double? amount) => amount is { } known ? "$" + known.ToString(known >= 100 ? "N0" : "N2", CultureInfo.InvariantCulture) : None;

    /// <summary>The day of a moment in ISO 8601.</summary>
    public static string Day(string moment) => moment.Length >= 10 ? moment[..10] : moment;

    /// <summary>A moment of ours, to the minute: <c>2026-11-22 13:05 UTC</c>.</summary>
    public static string Minute(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>A time to wait, in the unit that people would say.</summary>
    public static string About(TimeSpan wait) => wait < TimeSpan.FromMinutes(2) ? Count((int)Math.Ceiling(wait.TotalSeconds), "second", "seconds")
        : wait < TimeSpan.FromHours(2) ? Count((int)Math.Ceiling(wait.TotalMinutes), "minute", "minutes")
        : Count((int)Math.Ceiling(wait.TotalHours), "hour", "hours");
}
