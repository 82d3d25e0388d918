using System.Collections.Immutable;
using Bench.Harvester.Mine;

namespace Bench.Harvester.Funnel;

/// <summary>A pull request on its way through the funnel.</summary>
/// <param name="PullRequest">What was mined.</param>
/// <param name="Verdicts">Verdicts of the stages behind it, in order.</param>
/// <param name="Draft">What became of it so far; null before Build.</param>
/// <param name="Folder">Absolute path of its own folder, where files of the draft lie; made by the funnel before Build.</param>
public sealed record Candidate(MinedPullRequest PullRequest, ImmutableArray<StageVerdict> Verdicts, Draft? Draft, string Folder);
