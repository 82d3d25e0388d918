using Bench.Harvester.Filter.Texts;
using Bench.Harvester.Funnel;

namespace Bench.Harvester.Filter.Signals;

/// <summary>
/// Words of the title, for and against. Where none names a gain or a cost, what is done to something counts instead: a little, since much else is improved or avoided.
/// </summary>
internal sealed class TitleSignal : ISignal
{
    private static readonly (string Start, double Weight)[] Verbs =
        [("reduc", 2), ("avoid", 1.5), ("improv", 1.5), ("duplicat", 1.5), ("loop", 1.5), ("rewrit", 1.5), ("tweak", 1), ("simplif", 0.5)];

    /// <inheritdoc/>
    public void Collect(FilterInput input, List<Evidence> evidence)
    {
        TermEvidence.Add(evidence, "title.word", input.Title, 1);
        if (!input.TitleSpeaks && VerbOf(input.PullRequest.Title) is { Weight: > 0 } verb)
        {
            evidence.Add(new Evidence("title.verb", verb.Word, verb.Weight));
        }

        var speaks = input.Title.Exists(static finding => finding.Term.Kind is TermKind.Gain or TermKind.Cost && finding.Weight >= Weights.WordBesideAgainst);
        TermEvidence.AddAgainst(evidence, "title.against", input.Title, speaks ? Weights.AgainstBesideWords : 1);
    }

    /// <summary>The heaviest verb with its weight; nothing with 0 when there is none.</summary>
    private static (string Word, double Weight) VerbOf(string title)
    {
        (string Word, double Weight) found = ("", 0);
        foreach (var word in WordReader.Read(title))
        {
            var weight = word.InCode ? 0 : Array.Find(Verbs, verb => word.Text.StartsWith(verb.Start, StringComparison.Ordinal)).Weight;
            found = weight > found.Weight ? (word.Text, weight) : found;
        }

        return found;
    }
}
