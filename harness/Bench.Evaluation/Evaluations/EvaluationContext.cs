using Bench.Contracts.Runs;
using Bench.Evaluation.Environments;
using Bench.Evaluation.Journals;
using Bench.Evaluation.Sittings;
using Bench.Evaluation.Sources;
using Bench.Sandbox;

namespace Bench.Evaluation.Evaluations;

/// <summary>What every task of an evaluation shares.</summary>
/// <param name="RunFolder">Folder of the run.</param>
/// <param name="Folders">The cache.</param>
/// <param name="Scratch">Where arms are built.</param>
/// <param name="Sandbox">Where code runs.</param>
/// <param name="ToolsFolder">Folder of the agent and the runners.</param>
/// <param name="Sources">Finds repositories.</param>
/// <param name="Environments">Makes environments.</param>
/// <param name="Journal">Keeps what was done.</param>
/// <param name="Plan">How sittings are run.</param>
/// <param name="MachineClass">Digest of the machine's class.</param>
/// <param name="Observer">Watches.</param>
/// <param name="Clock">Clock of the machine.</param>
public sealed record EvaluationContext(
    string RunFolder,
    BenchFolders Folders,
    RunScratch Scratch,
    ISandbox Sandbox,
    string ToolsFolder,
    SourceStore Sources,
    EnvironmentStore Environments,
    Journal Journal,
    SittingPlan Plan,
    string MachineClass,
    IEvaluationObserver Observer,
    TimeProvider Clock)
{
    /// <summary>Level of the sandbox.</summary>
    public SandboxLevel Level => Sandbox.Level;
}
