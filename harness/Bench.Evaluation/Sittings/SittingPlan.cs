using Bench.Scoring.Decisions;

namespace Bench.Evaluation.Sittings;

/// <summary>How a sitting is run.</summary>
/// <param name="Stopping">When it has enough rotations.</param>
/// <param name="NoiseFloor">Smallest effect that the machine is trusted to see, as a natural logarithm.</param>
/// <param name="Budget">Time it may take.</param>
/// <param name="WarmUps">Rotations that are run first, compared and not timed.</param>
/// <param name="CountInstructions">Whether one sample of base and of each candidate is run under valgrind afterwards.</param>
/// <param name="MustBeSteady">Whether an unsteady machine voids a sitting, as it does where timings count as scores; otherwise it is only said.</param>
public sealed record SittingPlan(StoppingRule Stopping, double NoiseFloor, TimeSpan Budget, int WarmUps = 2, bool CountInstructions = false, bool MustBeSteady = false)
{
    /// <summary>
    /// Noise floor of a machine that has not been checked: ln 1.10. Nothing is known of it, so it is trusted with no effect that a task's
    /// expert would not have to have anyway; docs/scoring.md has the rates at which identical code is then called equal.
    /// </summary>
    public static double UncheckedNoiseFloor { get; } = Math.Log(1.10);

    /// <summary>The protocol as it is documented.</summary>
    public static SittingPlan Default { get; } = new(new StoppingRule(), UncheckedNoiseFloor, TimeSpan.FromMinutes(20));
}
