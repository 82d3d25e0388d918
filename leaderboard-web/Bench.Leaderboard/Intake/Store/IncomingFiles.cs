using System.Security.Cryptography;

namespace Bench.Leaderboard.Intake.Store;

/// <summary>
/// The folder <c>incoming</c>: what was handed in, each file named by its receipt. A file is written under another name, put on the disk and then
/// moved, and its receipt is kept after that: a half is never seen, and what has a receipt has its file.
/// </summary>
internal sealed class IncomingFiles : IDisposable
{
    private const string PartEnd = ".part";
    private const string RunEnd = ".run";
    private const string LockName = ".lock";
    private const int Buffer = 64 << 10;

    private readonly string _folder;
    private readonly Lock _opening = new();
    private FileStream? _user;

    /// <param name="data">Folder of the published runs.</param>
    public IncomingFiles(string data) => _folder = Path.Combine(data, "incoming");

    /// <summary>The file of a receipt.</summary>
    public string PathOf(Guid id) => Path.Combine(_folder, id.ToString("D"));

    /// <summary>A folder for the unpacked run of a receipt; not made.</summary>
    public string RunFolderOf(Guid id) => PathOf(id) + RunEnd;

    /// <summary>
    /// Takes the folder into use. When nobody else does, files that no receipt belongs to are removed: whoever wrote them was killed.
    /// </summary>
    /// <param name="known">Ids of the receipts.</param>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public void Open(Func<IReadOnlySet<Guid>> known)
    {
        using var turn = _opening.EnterScope();
        if (_user is not null)
        {
            return;
        }

        Directory.CreateDirectory(_folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var path = Path.Combine(_folder, LockName);
        if (Lock(path, FileShare.None) is { } alone)
        {
            using (alone)
            {
                Sweep(known());
            }
        }

        _user = Lock(path, FileShare.ReadWrite);
    }

    /// <summary>Stores a stream under an id; it is on the disk, whole, when this returns.</summary>
    /// <param name="id">Identity of its receipt.</param>
    /// <param name="body">What arrives.</param>
    /// <param name="cap">Most bytes.</param>
    /// <param name="cancellationToken">Stops it; nothing is left then.</param>
    /// <returns>Digest and size; null when it is larger than the cap, and nothing is left.</returns>
    /// <exception cref="IOException">It cannot be stored, or did not arrive; nothing is left.</exception>
    public async Task<(string Sha256, long Bytes)?> StoreAsync(Guid id, Stream body, long cap, CancellationToken cancellationToken)
    {
        var part = PartOf(id);
        try
        {
            (string, long)? stored;
            await using (var file = new FileStream(part, FileMode.CreateNew, FileAccess.Write, FileShare.None, Buffer, useAsync: false))
            {
                stored = await CopyAsync(body, file, cap, cancellationToken);
                file.Flush(flushToDisk: true);
            }

            if (stored is not null)
            {
                File.Move(part, PathOf(id));
            }

            return stored;
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <summary>A file that is being written; nobody sees it, and it is swept when its writer is killed.</summary>
    public string PartOf(Guid id) => PathOf(id) + PartEnd;

    /// <summary>Removes the file of a receipt, and its unpacked run.</summary>
    public void Remove(Guid id)
    {
        File.Delete(PathOf(id));
        RemoveRunFolder(id);
    }

    /// <summary>Removes the unpacked run of a receipt; none is all right.</summary>
    public void RemoveRunFolder(Guid id)
    {
        if (Directory.Exists(RunFolderOf(id)))
        {
            Directory.Delete(RunFolderOf(id), recursive: true);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _user?.Dispose();

    private static async Task<(string Sha256, long Bytes)?> CopyAsync(Stream body, FileStream file, long cap, CancellationToken cancellationToken)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[Buffer];
        var bytes = 0L;
        while (await body.ReadAsync(buffer, cancellationToken) is var read and > 0)
        {
            bytes += read;
            if (bytes > cap)
            {
                return null;
            }

            digest.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        return (Convert.ToHexStringLower(digest.GetHashAndReset()), bytes);
    }

    private static FileStream? Lock(string path, FileShare share)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, share == FileShare.None ? FileAccess.ReadWrite : FileAccess.Read, share);
        }
        catch (IOException) when (share == FileShare.None && File.Exists(path))
        {
            return null; // another process uses the folder
        }
    }

    private void Sweep(IReadOnlySet<Guid> known)
    {
        foreach (var entry in new DirectoryInfo(_folder).EnumerateFileSystemInfos())
        {
            var isReceipts = Guid.TryParseExact(entry.Name, "D", out var id) && known.Contains(id);
            if (entry is DirectoryInfo folder)
            {
                folder.Delete(recursive: true); // unpacked anew where it is needed
            }
            else if (!isReceipts && entry.Name != LockName)
            {
                entry.Delete();
            }
        }
    }
}
