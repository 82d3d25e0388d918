using Bench.Contracts.Outcomes;

namespace Bench.Evaluation.Replays;

/// <summary>What became of the arms of a replay. Closed: <see cref="Made"/> or <see cref="Rejected"/>.</summary>
public abstract record ReplayMaking
{
    private ReplayMaking()
    {
    }

    /// <summary>Base, control and expert are built.</summary>
    /// <param name="Arms">The arms; to be disposed of.</param>
    public sealed record Made(ReplayArms Arms) : ReplayMaking;

    /// <summary>One of them could not be patched or built.</summary>
    /// <param name="Arm">Its name.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Log">What its build printed.</param>
    public sealed record Rejected(string Arm, Reason Reason, string Log) : ReplayMaking;
}
