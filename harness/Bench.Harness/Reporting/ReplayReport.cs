using System.Collections.Immutable;
using Bench.Contracts.Runs;
using Bench.Contracts.Tasks;
using Bench.Evaluation.Replays;

namespace Bench.Harness.Reporting;

/// <summary>What <c>bench replay --json</c> prints.</summary>
/// <param name="Task">Task that was measured.</param>
/// <param name="Model">Who made the patch.</param>
/// <param name="Attempt">Number of the attempt.</param>
/// <param name="Agrees">Whether the two measurements agree.</param>
/// <param name="Rows">What both say.</param>
/// <param name="Differences">Versions that are not what they were.</param>
/// <param name="Folder">Folder of the new run with its samples.</param>
/// <param name="Recorded">The recorded result.</param>
/// <param name="Now">The new one.</param>
internal sealed record ReplayReport(
    TaskId Task,
    string Model,
    int Attempt,
    bool Agrees,
    ImmutableArray<ReplayRow> Rows,
    ImmutableArray<VersionDifference> Differences,
    string Folder,
    TaskResult Recorded,
    TaskResult Now);
