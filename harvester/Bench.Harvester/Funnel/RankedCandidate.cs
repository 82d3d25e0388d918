namespace Bench.Harvester.Funnel;

/// <summary>A place in the ranked list.</summary>
/// <param name="Number">Number of the pull request.</param>
/// <param name="Score">Sum of the weights of its evidence.</param>
internal sealed record RankedCandidate(int Number, double Score);
