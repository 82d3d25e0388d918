using Bench.Harvester.Funnel;

namespace Bench.Harvester.Filter.Signals;

/// <summary>Words of the title, for and against.</summary>
internal sealed class TitleSignal : ISignal
{
    /// <inheritdoc/>
    public void Collect(FilterInput input, List<Evidence> evidence)
    {
        TermEvidence.Add(evidence, "title.word", input.Title, 1);
        TermEvidence.AddAgainst(evidence, "title.against", input.Title, 1);
    }
}
