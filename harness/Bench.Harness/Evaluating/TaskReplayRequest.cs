using Bench.Contracts.Runs;
using Bench.Evaluation.Replays;
using Bench.Evaluation.Sittings;

namespace Bench.Harness.Evaluating;

/// <summary>What a user asked <c>bench tasks replay</c> for.</summary>
/// <param name="Tasks">A task's folder or a folder of tasks.</param>
/// <param name="Sandbox">The back end; null for the strongest that works.</param>
/// <param name="Bar">What the expert must show, and in how many sittings.</param>
/// <param name="Plan">How each sitting is run.</param>
internal sealed record TaskReplayRequest(string Tasks, SandboxKind? Sandbox, ReplayBar Bar, SittingPlan Plan);
