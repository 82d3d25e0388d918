using Bench.Harvester.Filter.Texts;
using Bench.Harvester.Funnel;

namespace Bench.Harvester.Filter.Signals;

/// <summary>Words of the title, for and against.</summary>
internal sealed class TitleSignal : ISignal
{
    /// <inheritdoc/>
    public void Collect(FilterInput input, List<Evidence> evidence)
    {
        TermEvidence.Add(evidence, "title.word", input.Title, 1);
        var speaks = input.Title.Exists(static finding => finding.Term.Kind != TermKind.Against && finding.Weight >= Weights.WordsThatSpeak);
        TermEvidence.AddAgainst(evidence, "title.against", input.Title, speaks ? Weights.AgainstBesideWords : 1);
    }
}
