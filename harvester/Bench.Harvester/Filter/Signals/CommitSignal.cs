using Bench.Harvester.Filter.Texts;
using Bench.Harvester.Funnel;

namespace Bench.Harvester.Filter.Signals;

/// <summary>
/// Words of the branch's commits. From a clone alone they often say more than the title. Subjects and bodies are each one text, so that a branch of many
/// commits does not win by their number.
/// </summary>
internal sealed class CommitSignal : ISignal
{
    /// <inheritdoc/>
    public void Collect(FilterInput input, List<Evidence> evidence)
    {
        var messages = input.Messages().ToList();
        // Only a share of what the title has said already.
        var told = input.Title.Where(static finding => finding.Factor > 0).Select(static finding => finding.Term).ToHashSet();
        Add(evidence, "commit.word", string.Join(".\n\n", messages.Select(static message => message.Subject)), Weights.CommitPart, input, told);
        Add(evidence, "commit.text", string.Join(".\n\n", messages.Select(static message => TextCleaner.Prose(message.Body))), Weights.BodyPart, input, told);
    }

    private static void Add(List<Evidence> evidence, string name, string text, double part, FilterInput input, HashSet<Term> told) =>
        TermEvidence.Add(
            evidence,
            name,
            TermSearch.Read(text, input.Modules).Select(finding => told.Contains(finding.Term) ? finding with { Factor = finding.Factor * 0.3, Why = finding.Why ?? "as in the title" } : finding),
            part * input.BesideTitle);
}
