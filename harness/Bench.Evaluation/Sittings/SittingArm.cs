using Bench.Contracts.Runs;
using Bench.Sandbox;

namespace Bench.Evaluation.Sittings;

/// <summary>One arm of a sitting with the cell that its samples run in.</summary>
/// <param name="Name"><c>base</c>, <c>control</c>, <c>expert</c> or the key of a candidate.</param>
/// <param name="Kind">Part that it plays.</param>
/// <param name="Cell">Where its samples run; no other arm's do.</param>
public sealed record SittingArm(string Name, ArmKind Kind, ISandboxCell Cell);
