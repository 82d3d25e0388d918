using Bench.Harvester.Filter.Texts;
using Bench.Harvester.Funnel;

namespace Bench.Harvester.Filter.Signals;

/// <summary>Words of linked issues and comments, where a service's API told them.</summary>
internal sealed class DiscussionSignal : ISignal
{
    private const int MostCharacters = 20_000;

    /// <inheritdoc/>
    public void Collect(FilterInput input, List<Evidence> evidence)
    {
        if (input.PullRequest.Discussion.IsDefaultOrEmpty)
        {
            return;
        }

        var text = string.Join(".\n\n", input.PullRequest.Discussion.Select(TextCleaner.Prose));
        TermEvidence.Add(evidence, "discussion.word", TermSearch.Read(text[..Math.Min(text.Length, MostCharacters)], input.Modules), Weights.DiscussionPart);
    }
}
