using Bench.Harvester.Funnel;

namespace Bench.Harvester.Filter.Signals;

/// <summary>
/// What all texts, labels and benchmarks add up to counts in full up to a point: past it they say again what is believed already. Stands behind the signals that
/// read them.
/// </summary>
internal sealed class EnoughSignal : ISignal
{
    /// <inheritdoc/>
    public void Collect(FilterInput input, List<Evidence> evidence)
    {
        var said = Said(evidence);
        if (said > Weights.Enough)
        {
            var beyond = Weights.Round(said - Weights.Enough);
            evidence.Add(new Evidence("said.enough", FormattableString.Invariant($"{beyond} more than the {Weights.Enough} that count in full"), Weights.Round(beyond * (Weights.BeyondEnough - 1))));
        }
    }

    /// <summary>What was found for a gain so far, apart from the changed lines.</summary>
    public static double Said(List<Evidence> evidence) =>
        evidence.Where(static item => item.Weight > 0 && !item.Name.StartsWith("diff.", StringComparison.Ordinal)).Sum(static item => item.Weight);
}
