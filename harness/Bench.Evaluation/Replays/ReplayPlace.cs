using Bench.Evaluation.Environments;
using Bench.Evaluation.Evaluations;
using Bench.Evaluation.Sources;
using Bench.Sandbox;

namespace Bench.Evaluation.Replays;

/// <summary>What base and expert are made and timed with.</summary>
/// <param name="Sandbox">Where code runs.</param>
/// <param name="Environments">Makes environments.</param>
/// <param name="Sources">Finds repositories.</param>
/// <param name="ToolsFolder">Folder of the agent and the runners.</param>
/// <param name="Scratch">Where trees are built.</param>
/// <param name="MachineClass">Digest of the machine's class, for the records.</param>
/// <param name="Clock">Clock of the machine.</param>
public sealed record ReplayPlace(
    ISandbox Sandbox,
    EnvironmentStore Environments,
    SourceStore Sources,
    string ToolsFolder,
    RunScratch Scratch,
    string MachineClass,
    TimeProvider Clock);
