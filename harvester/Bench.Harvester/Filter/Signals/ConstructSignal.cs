using Bench.Harvester.Filter.Diffs;
using Bench.Harvester.Funnel;

namespace Bench.Harvester.Filter.Signals;

/// <summary>What the changed lines do: caches, faster structures, fewer loops and copies, ways out before the work.</summary>
internal sealed class ConstructSignal : ISignal
{
    private const int MostFast = 3;

    /// <inheritdoc/>
    public void Collect(FilterInput input, List<Evidence> evidence)
    {
        var shape = input.Shape;
        if (shape.Caches is [var cache, ..])
        {
            evidence.Add(new Evidence("diff.cache", $"new in the code: {cache}", Weights.Cache));
        }

        if (shape.Fast.Length > 0)
        {
            var counted = Math.Min(shape.Fast.Length, MostFast);
            evidence.Add(new Evidence("diff.construct", "new in the code: " + string.Join(", ", shape.Fast.Take(MostFast)), Weights.Round(Weights.Fast * counted)));
        }

        AddNet(evidence, "diff.loops", "lines of loops", shape.Net(Construct.Loop) - shape.Comprehensions, Weights.Loops);
        AddNet(evidence, "diff.copies", "copies", shape.Net(Construct.Copy), Weights.Copies);
        if (shape.GuardedReturns > 0)
        {
            evidence.Add(new Evidence("diff.early-return", "a condition with a return is new", Weights.EarlyReturn));
        }

        if (shape.Net(Construct.Failure) > 0)
        {
            evidence.Add(new Evidence("diff.failures", "raises or warns where it did not", Weights.Failure));
        }
        else if (input.Diff.SourceRemoved >= 2 && shape.NewNames.Length == 0)
        {
            evidence.Add(new Evidence("diff.rewrite", "code rewritten under the same public names", Weights.Rewrite));
        }
    }

    private static void AddNet(List<Evidence> evidence, string name, string what, int net, double weight)
    {
        if (net < 0)
        {
            evidence.Add(new Evidence(name, $"fewer {what}: {-net}", weight));
        }
    }
}
