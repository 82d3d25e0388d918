using Bench.Contracts.Runs;
using Bench.Evaluation.Sittings;

namespace Bench.Harness.Evaluating;

/// <summary>Which measurement the user wants repeated.</summary>
/// <param name="Run">Folder of the run.</param>
/// <param name="Task">Id of the task.</param>
/// <param name="Model">Model; null when the run has only one for the task.</param>
/// <param name="Attempt">Attempt; null for the only or first one.</param>
/// <param name="Tasks">A task's folder or a folder of tasks; null for where the run read them.</param>
/// <param name="Out">Folder of the new run; null for one inside of the old one.</param>
/// <param name="Anyway">Whether to go on when the task is not what it was.</param>
/// <param name="Sandbox">Back end; null for the recorded one, if it isolates.</param>
/// <param name="Plan">How the sitting is run.</param>
internal sealed record ReplayRequest(string Run, string Task, string? Model, int? Attempt, string? Tasks, string? Out, bool Anyway, SandboxKind? Sandbox, SittingPlan Plan);
