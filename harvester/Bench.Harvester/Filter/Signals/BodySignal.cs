using Bench.Harvester.Filter.Texts;
using Bench.Harvester.Funnel;

namespace Bench.Harvester.Filter.Signals;

/// <summary>Words of the description.</summary>
internal sealed class BodySignal : ISignal
{
    /// <inheritdoc/>
    public void Collect(FilterInput input, List<Evidence> evidence)
    {
        if (input.PullRequest.Body.Length > 0)
        {
            TermEvidence.Add(evidence, "body.word", TermSearch.Read(TextCleaner.Prose(input.PullRequest.Body), input.Modules), Weights.BodyPart * input.BesideTitle);
        }
    }
}
