using Bench.Harvester.Filter.Texts;
using Bench.Harvester.Funnel;

namespace Bench.Harvester.Filter.Signals;

/// <summary>Labels, where a service's API told them.</summary>
internal sealed class LabelSignal : ISignal
{
    private static readonly HashSet<string> For = new(StringComparer.Ordinal)
    {
        "performance", "perf", "speed", "optimization", "optimisation", "optimizations", "efficiency", "slow", "benchmark", "speedup", "allocations",
    };

    private static readonly HashSet<string> Against = new(StringComparer.Ordinal)
    {
        "documentation", "docs", "doc", "test", "tests", "testing", "ci", "maintenance", "chore", "typing", "typo", "dependencies", "build", "release", "deprecation", "breaking",
    };

    /// <inheritdoc/>
    public void Collect(FilterInput input, List<Evidence> evidence)
    {
        if (input.PullRequest.Labels.IsDefaultOrEmpty)
        {
            return;
        }

        var words = input.PullRequest.Labels.Select(static label => (label, WordReader.Read(label.Replace('_', ' '))));
        foreach (var (label, read) in words)
        {
            if (read.Exists(static word => For.Contains(word.Text)))
            {
                evidence.Add(new Evidence("label", label, evidence.Exists(static known => known is { Name: "label", Weight: > 0 }) ? 0 : Weights.Label));
            }
            else if (read.Exists(static word => Against.Contains(word.Text)))
            {
                evidence.Add(new Evidence("label.against", label, Weights.LabelAgainst));
            }
        }
    }
}
