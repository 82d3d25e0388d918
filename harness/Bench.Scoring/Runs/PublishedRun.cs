using System.Collections.Immutable;
using Bench.Contracts.Publications;
using Bench.Contracts.Runs;

namespace Bench.Scoring.Runs;

/// <summary>A published run that was checked: its files are the ones it names, and its numbers follow from its samples.</summary>
/// <param name="Publication">When, by which right and for whom it was published.</param>
/// <param name="Manifest">What it was made of.</param>
/// <param name="Results">Its results, in the order of the file.</param>
/// <param name="Patches">Where each prediction is in <c>taken.jsonl</c>; none when that was not published.</param>
/// <param name="Sittings">Where the samples of each sitting are, in the order of the file; the samples themselves stay there.</param>
public sealed record PublishedRun(
    Publication Publication, RunManifest Manifest, ImmutableArray<TaskResult> Results, ImmutableArray<PatchPlace> Patches, ImmutableArray<SittingPlace> Sittings);
