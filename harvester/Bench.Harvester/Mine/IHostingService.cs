namespace Bench.Harvester.Mine;

/// <summary>A service that hosts repositories and knows more of their pull requests than a history does. The seam for others than GitHub.</summary>
public interface IHostingService
{
    /// <summary>
    /// Adds to what history found: labels, descriptions, discussion, target branches, and after those, oldest first, pull requests that only
    /// the service can tell. None of the given ones is dropped, and their order stays. What could not be had for one of them stands in its
    /// <see cref="MinedPullRequest.Gaps"/>.
    /// </summary>
    /// <param name="repository">The repository on the service.</param>
    /// <param name="mined">What history found.</param>
    /// <param name="progress">Told in short lines what is asked, and how long is waited for what.</param>
    /// <param name="cancellationToken">Stops it; what was answered is kept for the next time.</param>
    Task<IReadOnlyList<MinedPullRequest>> AddAsync(
        RepositoryName repository, IReadOnlyList<MinedPullRequest> mined, IProgress<string> progress, CancellationToken cancellationToken);
}
