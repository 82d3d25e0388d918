using Bench.Contracts.Runs;

namespace Bench.Evaluation.Replays;

/// <summary>One of the two measurements of a replay.</summary>
/// <param name="Manifest">What its run was made of.</param>
/// <param name="Result">Its result.</param>
public sealed record ReplaySide(RunManifest Manifest, TaskResult Result);
