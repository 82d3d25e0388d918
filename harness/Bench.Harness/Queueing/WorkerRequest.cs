using Bench.Contracts.Runs;
using Bench.Evaluation.Sittings;

namespace Bench.Harness.Queueing;

/// <summary>What <c>bench worker</c> is told.</summary>
/// <param name="Name">Name of the worker, for people; it is public.</param>
/// <param name="Tasks">A task's folder or a folder of tasks.</param>
/// <param name="Data">Folder of the jobs in hand.</param>
/// <param name="Sandbox">Back end; null to take the strongest that works.</param>
/// <param name="Plan">How sittings are run.</param>
/// <param name="IsOnce">Whether it ends after one job.</param>
internal sealed record WorkerRequest(string Name, string Tasks, string Data, SandboxKind? Sandbox, SittingPlan Plan, bool IsOnce);
