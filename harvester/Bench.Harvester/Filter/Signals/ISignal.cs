using Bench.Harvester.Funnel;

namespace Bench.Harvester.Filter.Signals;

/// <summary>One thing to look at. It adds what it sees, with a weight, and decides nothing.</summary>
internal interface ISignal
{
    /// <summary>Adds evidence for or against a change.</summary>
    void Collect(FilterInput input, List<Evidence> evidence);
}
