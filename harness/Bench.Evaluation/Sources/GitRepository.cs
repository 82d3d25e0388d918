using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Bench.Evaluation.Sources;

/// <summary>A repository read through the <c>git</c> program, with nobody's configuration and no hooks.</summary>
/// <param name="gitDirectory">Path of the bare repository or of the <c>.git</c> folder.</param>
public sealed class GitRepository(string gitDirectory) : IGitRepository
{
    /// <summary>Path of the bare repository or of the <c>.git</c> folder.</summary>
    public string GitDirectory => gitDirectory;

    /// <inheritdoc/>
    public async Task<string?> ResolveCommitAsync(string revision, CancellationToken cancellationToken)
    {
        var result = await GitProgram.TryRunAsync(
            ["--git-dir", gitDirectory, "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"], default, cancellationToken);
        return result.ExitCode == 0 ? Encoding.ASCII.GetString(result.StandardOutput.Span).Trim() : null;
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<TreeEntry>> ReadTreeAsync(string commit, CancellationToken cancellationToken)
    {
        var output = await RunAsync(["ls-tree", "-r", "-z", "--full-tree", commit], default, cancellationToken);
        return [.. Encoding.UTF8.GetString(output.Span).Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(EntryOf)];
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<byte[]>> ReadBlobsAsync(IReadOnlyList<string> objectIds, CancellationToken cancellationToken)
    {
        var asked = Encoding.ASCII.GetBytes(string.Concat(objectIds.Select(id => id + "\n")));
        var output = await RunAsync(["cat-file", "--batch"], asked, cancellationToken);
        return [.. Blobs(output, objectIds)];
    }

    /// <inheritdoc/>
    public async Task<byte[]> DiffAsync(string fromCommit, string toCommit, CancellationToken cancellationToken)
    {
        var output = await RunAsync(
            ["diff", "--full-index", "--no-renames", "--no-ext-diff", "--no-textconv", "--no-color", "--src-prefix=a/", "--dst-prefix=b/", "--unified=3", fromCommit, toCommit, "--"],
            default,
            cancellationToken);
        return output.ToArray();
    }

    private static TreeEntry EntryOf(string line)
    {
        var tab = line.IndexOf('\t', StringComparison.Ordinal);
        var head = line[..tab].Split(' ');
        return new TreeEntry(line[(tab + 1)..], head[0], head[2]);
    }

    /// <summary>Cuts the answer of <c>cat-file --batch</c>: "id type size", a line feed, the bytes, a line feed.</summary>
    private static List<byte[]> Blobs(ReadOnlyMemory<byte> output, IReadOnlyList<string> objectIds)
    {
        var blobs = new List<byte[]>(objectIds.Count);
        var at = 0;
        foreach (var id in objectIds)
        {
            var length = output.Span[at..].IndexOf((byte)'\n');
            var head = Encoding.ASCII.GetString(output.Span.Slice(at, length)).Split(' ');
            if (head.Length != 3)
            {
                throw new SourceException($"The repository does not hold the object {id}. A shallow or partial clone lacks files; fetch the whole history.");
            }

            var size = int.Parse(head[2], CultureInfo.InvariantCulture);
            blobs.Add(output.Slice(at + length + 1, size).ToArray());
            at += length + size + 2;
        }

        return blobs;
    }

    private Task<ReadOnlyMemory<byte>> RunAsync(IReadOnlyList<string> arguments, ReadOnlyMemory<byte> input, CancellationToken cancellationToken) =>
        GitProgram.RunAsync([$"--git-dir={gitDirectory}", .. arguments], input, cancellationToken);
}
