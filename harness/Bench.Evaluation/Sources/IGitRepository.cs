using System.Collections.Immutable;

namespace Bench.Evaluation.Sources;

/// <summary>A git repository, read only. The seam behind which a git library can move in.</summary>
public interface IGitRepository
{
    /// <summary>Full id of a commit; null when the repository does not hold it.</summary>
    Task<string?> ResolveCommitAsync(string revision, CancellationToken cancellationToken);

    /// <summary>All files of a commit, in the order of git.</summary>
    Task<ImmutableArray<TreeEntry>> ReadTreeAsync(string commit, CancellationToken cancellationToken);

    /// <summary>Contents of blobs, in the order asked for.</summary>
    Task<ImmutableArray<byte[]>> ReadBlobsAsync(IReadOnlyList<string> objectIds, CancellationToken cancellationToken);

    /// <summary>The change between two commits as a git diff with full object ids and rename detection off.</summary>
    Task<byte[]> DiffAsync(string fromCommit, string toCommit, CancellationToken cancellationToken);
}
