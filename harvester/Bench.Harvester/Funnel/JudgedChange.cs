using Bench.Harvester.Mine;

namespace Bench.Harvester.Funnel;

/// <summary>A pull request with the verdicts of the two stages that look at its diff.</summary>
/// <param name="PullRequest">The pull request.</param>
/// <param name="Mine">Verdict of Mine.</param>
/// <param name="Filter">Verdict of Filter; null when Mine rejected it.</param>
/// <param name="Milliseconds">Time that both took.</param>
internal sealed record JudgedChange(MinedPullRequest PullRequest, StageVerdict Mine, StageVerdict? Filter, double Milliseconds);
