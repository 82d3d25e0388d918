using Bench.Harvester.Filter.Texts;
using Bench.Harvester.Funnel;

namespace Bench.Harvester.Filter.Signals;

/// <summary>Turns terms of a text into evidence: the heaviest counts in full, each further one a share of the one before, so that long texts do not win by length.</summary>
internal static class TermEvidence
{
    private const double ShareOfNext = 0.5;

    /// <summary>Adds the terms that speak for a gain.</summary>
    /// <param name="evidence">Where to.</param>
    /// <param name="name">Name of the evidence.</param>
    /// <param name="findings">Terms of the text.</param>
    /// <param name="part">Share of a title's weight that this text has.</param>
    public static void Add(List<Evidence> evidence, string name, IEnumerable<TermFinding> findings, double part)
    {
        var share = part;
        foreach (var finding in findings.Where(static finding => finding.Term.Kind != TermKind.Against).OrderByDescending(static finding => finding.Weight))
        {
            var weight = Weights.Round(finding.Weight * share);
            evidence.Add(new Evidence(name, finding.Why is null ? finding.Written : $"{finding.Written} ({finding.Why})", weight));
            share *= finding.Weight > 0 ? ShareOfNext : 1;
        }
    }

    /// <summary>Adds the terms that speak of something else, likewise.</summary>
    public static void AddAgainst(List<Evidence> evidence, string name, IEnumerable<TermFinding> findings, double part)
    {
        var share = part;
        foreach (var finding in findings.Where(static finding => finding.Term.Kind == TermKind.Against).OrderBy(static finding => finding.Weight))
        {
            evidence.Add(new Evidence(name, finding.Written, Weights.Round(finding.Weight * share)));
            share *= ShareOfNext;
        }
    }
}
