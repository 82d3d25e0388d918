using Bench.Evaluation;
using Bench.Evaluation.Environments;
using Bench.Evaluation.Evaluations;
using Bench.Evaluation.Sources;
using Bench.Harvester.Admit;
using Bench.Sandbox;

namespace Bench.Harvester.Build;

/// <summary>What the stages share that run code: the parts of an evaluation without its journal.</summary>
/// <param name="Folders">The cache.</param>
/// <param name="Scratch">Where arms are built.</param>
/// <param name="Sandbox">Where code runs.</param>
/// <param name="ToolsFolder">Folder of the agent and the runners.</param>
/// <param name="Sources">Finds repositories.</param>
/// <param name="Environments">Makes environments.</param>
/// <param name="Cpus">Processors that a candidate's builds and tests may use.</param>
/// <param name="LogFolder">Where logs go, as <c>&lt;number&gt;/&lt;stage&gt;/…</c>.</param>
/// <param name="Repository">The repository that is harvested.</param>
/// <param name="Clock">Clock of the machine.</param>
/// <param name="Images">Keeps the images of environments within a budget; null for none.</param>
public sealed record StageParts(
    BenchFolders Folders,
    RunScratch Scratch,
    ISandbox Sandbox,
    string ToolsFolder,
    SourceStore Sources,
    EnvironmentStore Environments,
    PhaseCpus Cpus,
    string LogFolder,
    RepositoryIdentity Repository,
    TimeProvider Clock,
    ImageBudget? Images = null);
