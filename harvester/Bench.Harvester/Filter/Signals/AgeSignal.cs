using System.Globalization;
using Bench.Harvester.Funnel;

namespace Bench.Harvester.Filter.Signals;

/// <summary>
/// When it was merged. What is older than the toolchains of today rarely builds with them: before 2017 there was Python 2 beside 3, and .NET had other projects.
/// The year alone counts, so that the same history is ranked the same at any time.
/// </summary>
internal sealed class AgeSignal : ISignal
{
    private const int Old = 2017;
    private const int Aging = 2019;

    /// <inheritdoc/>
    public void Collect(FilterInput input, List<Evidence> evidence)
    {
        var year = input.PullRequest.MergedAt.Year;
        if (year is > 1970 and < Aging)
        {
            evidence.Add(new Evidence("history.age", $"merged in {year.ToString(CultureInfo.InvariantCulture)}", year < Old ? Weights.Old : Weights.Aging));
        }
    }
}
