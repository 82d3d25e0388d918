using Bench.Harvester.Funnel;
using Bench.Harvester.Mine;

namespace Bench.Harvester.Filter;

/// <summary>Says whether a mined pull request looks like a gain in speed. Pure: the same change gives the same verdict, and nothing is read or run.</summary>
public interface IPullRequestFilter
{
    /// <summary>
    /// Judges one pull request. The weights of the verdict's evidence add up to its score, by which candidates are ranked.
    /// </summary>
    /// <param name="change">The pull request with its diff.</param>
    StageVerdict Judge(MinedChange change);
}
