using Bench.Evaluation.Environments;
using Bench.Evaluation.Replays;
using Bench.Evaluation.Sources;
using Bench.Harvester.Admit;

namespace Bench.Harvester.Measure;

/// <summary>What the stage works with.</summary>
/// <param name="Replays">What base and expert are made and timed with.</param>
/// <param name="Cores">Hands out the processors to measure on.</param>
/// <param name="Repository">Which repository it is.</param>
/// <param name="Git">The same, to read from.</param>
/// <param name="Logs">Folder of the logs of all pull requests.</param>
public sealed record MeasurePlace(ReplayPlace Replays, MeasuringCores Cores, RepositoryIdentity Repository, IGitRepository Git, string Logs);
