using Bench.Contracts.Outcomes;

namespace Bench.Evaluation.Arms;

/// <summary>What became of an arm's tree. Closed: <see cref="Built"/> or <see cref="Rejected"/>.</summary>
public abstract record ArmTree
{
    private ArmTree()
    {
    }

    /// <summary>The tree is patched and built.</summary>
    /// <param name="Folder">Absolute path of the tree.</param>
    public sealed record Built(string Folder) : ArmTree;

    /// <summary>The patch was refused or the build failed.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Rejected(Reason Reason) : ArmTree;
}
