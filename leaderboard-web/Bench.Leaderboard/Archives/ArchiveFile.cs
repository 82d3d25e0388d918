using System.Security.Cryptography;

namespace Bench.Leaderboard.Archives;

/// <summary>One file of the archive.</summary>
/// <param name="Name">Its place in the archive, with slashes.</param>
/// <param name="At">Moment that is written beside it.</param>
/// <param name="Open">Opens its content.</param>
/// <param name="Path">Where it lies on this machine; null for what is made while it is sent.</param>
/// <param name="KnownSha256">Digest that was checked when it was imported, lower-case hex; null when there is none.</param>
internal sealed record ArchiveFile(string Name, DateTimeOffset At, Func<Stream> Open, string? Path = null, string? KnownSha256 = null)
{
    /// <summary>A file of this machine.</summary>
    public static ArchiveFile OnDisk(string name, DateTimeOffset at, string path, string? sha256 = null) =>
        new(name, at, () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.Asynchronous | FileOptions.SequentialScan), path, sha256);

    /// <summary>Its digest, lower-case hex.</summary>
    public async Task<string> Sha256Async(CancellationToken cancellationToken)
    {
        if (KnownSha256 is not null)
        {
            return KnownSha256;
        }

        await using var content = Open();
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
    }
}
