using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bench.Evaluation.Evaluations;
using Bench.Evaluation.Sources;
using Bench.Harvester.Mine;
using Bench.Sandbox;

namespace Bench.Harvester.Build;

/// <summary>
/// Checks that nothing of what came after the base commit can be reached from an environment: no repository, no pack of objects, and no
/// file with the content that the expert wrote, neither in the folders that a cell shows nor in its image.
/// </summary>
/// <param name="repository">The repository.</param>
/// <param name="change">The pull request.</param>
public sealed class ExpertTraces(IGitRepository repository, MinedPullRequest change)
{
    private const int MostFound = 5;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>Looks for traces.</summary>
    /// <param name="bench">The bench with the built environment.</param>
    /// <param name="tree">A built base tree.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Paths that hold one; empty when there is none.</returns>
    public async Task<ImmutableArray<string>> FindAsync(TaskBench bench, string tree, CancellationToken cancellationToken)
    {
        var blobs = await NewBlobsAsync(cancellationToken);
        string[] folders = [tree, bench.Cells.Environment.PreparedFolder, bench.Task.Folder];
        var found = folders.SelectMany(folder => FindIn(folder, bench.BaseTree, blobs, cancellationToken)).Take(MostFound).ToImmutableArray();
        return found.IsEmpty && bench.Cells.Environment.Image is not null ? await FindInImageAsync(bench, tree, blobs, cancellationToken) : found;
    }

    /// <summary>SHA-256 of each file that the merge has and the base does not, by length.</summary>
    private async Task<ImmutableDictionary<long, ImmutableHashSet<string>>> NewBlobsAsync(CancellationToken cancellationToken)
    {
        var before = (await repository.ReadTreeAsync(change.Base, cancellationToken)).Select(entry => entry.ObjectId).ToHashSet(StringComparer.Ordinal);
        var fresh = (await repository.ReadTreeAsync(change.Merge, cancellationToken))
            .Where(entry => entry.Mode != "160000" && !before.Contains(entry.ObjectId)).Select(entry => entry.ObjectId).Distinct(StringComparer.Ordinal).ToList();
        var contents = fresh.Count == 0 ? [] : await repository.ReadBlobsAsync(fresh, cancellationToken);
        return contents.Where(content => content.Length > 0).GroupBy(content => content.LongLength)
            .ToImmutableDictionary(group => group.Key, group => group.Select(content => Convert.ToHexStringLower(SHA256.HashData(content))).ToImmutableHashSet(StringComparer.Ordinal));
    }

    private static IEnumerable<string> FindIn(
        string folder, string baseTree, ImmutableDictionary<long, ImmutableHashSet<string>> blobs, CancellationToken cancellationToken)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos("*", options))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var name = Path.GetRelativePath(folder, entry.FullName);
            // What the base commit itself holds, such as packs that a test reads, is nobody's secret.
            var trace = entry.Name == ".git" || (entry.Extension is ".pack" or ".fast-import" && !File.Exists(Path.Combine(baseTree, name)));
            if (trace || (entry is FileInfo file && IsOfExpert(file, blobs)))
            {
                yield return name;
            }
        }
    }

    private static bool IsOfExpert(FileInfo file, ImmutableDictionary<long, ImmutableHashSet<string>> blobs)
    {
        if (!blobs.TryGetValue(file.Length, out var digests))
        {
            return false;
        }

        using var stream = file.OpenRead();
        return digests.Contains(Convert.ToHexStringLower(SHA256.HashData(stream)));
    }

    /// <summary>The image is looked through from inside, with Debian's own programs.</summary>
    private static async Task<ImmutableArray<string>> FindInImageAsync(
        TaskBench bench, string tree, ImmutableDictionary<long, ImmutableHashSet<string>> blobs, CancellationToken cancellationToken)
    {
        const string Skipped = "( -path /proc -o -path /sys -o -path /dev ) -prune -o ( -name .git -o -name *.pack ) -print";
        var sizes = string.Join(" -o ", blobs.Keys.Order().Select(size => string.Create(CultureInfo.InvariantCulture, $"-size {size}c")));
        var names = await RunAsync(bench, tree, ["find", "/", "-xdev", .. Skipped.Split(' ')], cancellationToken);
        var same = sizes.Length == 0 ? "" : await RunAsync(
            bench, tree, ["find", "/", "-xdev", .. "( -path /proc -o -path /sys -o -path /dev ) -prune -o -type f".Split(' '), "(", .. sizes.Split(' '), ")", .. "-exec sha256sum {} +".Split(' ')], cancellationToken);
        var digests = blobs.Values.SelectMany(set => set).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. names.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Concat(same.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line.Length > 66 && digests.Contains(line[..64])).Select(line => line[66..]))
                .Take(MostFound),
        ];
    }

    private static async Task<string> RunAsync(TaskBench bench, string tree, ImmutableArray<string> command, CancellationToken cancellationToken)
    {
        await using var cell = await bench.Sandbox.OpenAsync(bench.Cells.Samples(tree), cancellationToken);
        var result = await cell.RunAsync(new SpawnRequest(command, CellPlace.Repo, Longest, Longest), cancellationToken);
        // What root alone may read is not reachable for the code inside either: find then ends with 1, and its findings stand.
        return result.End is SpawnEnd.Exited ? Encoding.UTF8.GetString(result.StandardOutput.Span)
            : throw new SandboxFaultException($"The image of {bench.Task.Id} could not be looked through: `find` ended with {result.End}.");
    }
}
