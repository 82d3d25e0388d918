using System.Collections.Immutable;
using System.Text;
using Bench.Evaluation.Sources;

namespace Bench.Evaluation.Trees;

/// <summary>Writes the tree of a commit into a folder, blob by blob and byte by byte: no attributes, no line-end conversion, no <c>.git</c>.</summary>
public static class TreeExport
{
    private const int BlobsAtOnce = 500;

    private const UnixFileMode Plain =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private const UnixFileMode Executable =
        Plain | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Writes a commit's tree. Links are made as links, submodules as empty folders.</summary>
    /// <param name="repository">Where the commit is.</param>
    /// <param name="commit">Full commit id.</param>
    /// <param name="folder">A folder that does not exist yet.</param>
    /// <param name="cancellationToken">Stops between blobs.</param>
    public static async Task WriteAsync(IGitRepository repository, string commit, string folder, CancellationToken cancellationToken)
    {
        var entries = await repository.ReadTreeAsync(commit, cancellationToken);
        Directory.CreateDirectory(folder);
        foreach (var submodule in entries.Where(entry => entry.Mode == "160000"))
        {
            Directory.CreateDirectory(Path.Combine(folder, submodule.Path));
        }

        foreach (var chunk in entries.Where(entry => entry.Mode != "160000").Chunk(BlobsAtOnce))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var blobs = await repository.ReadBlobsAsync([.. chunk.Select(entry => entry.ObjectId)], cancellationToken);
            WriteFiles(folder, chunk, blobs);
        }
    }

    private static void WriteFiles(string folder, TreeEntry[] entries, ImmutableArray<byte[]> blobs)
    {
        for (var index = 0; index < entries.Length; index++)
        {
            var path = Path.Combine(folder, entries[index].Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            if (entries[index].Mode == "120000")
            {
                File.CreateSymbolicLink(path, Encoding.UTF8.GetString(blobs[index]));
                continue;
            }

            File.WriteAllBytes(path, blobs[index]);
            File.SetUnixFileMode(path, entries[index].Mode == "100755" ? Executable : Plain);
        }
    }
}
