using Bench.Contracts.Runs;
using Bench.Evaluation.Sittings;

namespace Bench.Harness.Evaluating;

/// <summary>What the user asked to be evaluated.</summary>
/// <param name="Tasks">A task's folder or a folder of tasks.</param>
/// <param name="Predictions">A predictions file, or <c>expert</c> or <c>noop</c>.</param>
/// <param name="Out">Folder of the run.</param>
/// <param name="Sandbox">Back end; null to take the strongest that works.</param>
/// <param name="Workers">Most tasks side by side; null for as many as there are cores to measure on.</param>
/// <param name="Plan">How sittings are run.</param>
internal sealed record EvaluationRequest(string Tasks, string Predictions, string Out, SandboxKind? Sandbox, int? Workers, SittingPlan Plan)
{
    /// <summary>Name of the built-in predictions that are each task's own expert patch.</summary>
    public const string Expert = "expert";

    /// <summary>Name of the built-in predictions that change nothing.</summary>
    public const string Noop = "noop";
}
