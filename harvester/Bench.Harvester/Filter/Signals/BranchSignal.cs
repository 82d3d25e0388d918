using Bench.Harvester.Filter.Texts;
using Bench.Harvester.Funnel;

namespace Bench.Harvester.Filter.Signals;

/// <summary>Words of the branch's name: <c>faster-csv</c>, <c>perf/join</c>. What the title says counts once.</summary>
internal sealed class BranchSignal : ISignal
{
    /// <inheritdoc/>
    public void Collect(FilterInput input, List<Evidence> evidence)
    {
        if (input.PullRequest.Branch is { Length: > 0 } branch)
        {
            var told = input.Title.Select(static finding => finding.Term).ToHashSet();
            var read = TermSearch.Read(branch.Replace('_', ' ').Replace('/', ' '), input.Modules);
            TermEvidence.Add(evidence, "branch.word", read.Where(finding => finding.Term.Kind != TermKind.Technique && !told.Contains(finding.Term)), Weights.BranchPart * input.BesideTitle);
        }
    }
}
