namespace Bench.Evaluation.Sittings;

/// <summary>Hears nothing of the rotations: for who reports each sitting when it is done.</summary>
public sealed class UnwatchedSitting : IProgress<SittingProgress>
{
    private UnwatchedSitting()
    {
    }

    /// <summary>The only one.</summary>
    public static UnwatchedSitting Instance { get; } = new();

    /// <inheritdoc/>
    public void Report(SittingProgress value)
    {
        // A sitting takes half a minute.
    }
}
