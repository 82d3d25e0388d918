using System.Collections.Immutable;
using System.Globalization;
using Bench.Evaluation.Sources;

namespace Bench.Harvester.Measure.Sources;

/// <summary>Workloads that were handed in: one file for all pull requests, or a folder with a folder for each number.</summary>
/// <param name="path">The file or the folder.</param>
public sealed class FileWorkloads(string path) : IWorkloadSource
{
    private const long LargestFile = 4 << 20;

    /// <inheritdoc/>
    public WorkloadOrigin Origin => WorkloadOrigin.File;

    /// <inheritdoc/>
    public async Task<ImmutableArray<WorkloadProposal>> ProposeAsync(
        WorkloadQuestion question, ImmutableArray<WorkloadRefusal> refused, CancellationToken cancellationToken)
    {
        var names = HandedWorkload.NamesFor(question.Draft.Language);
        if (!refused.IsEmpty || names.IsEmpty)
        {
            return [];
        }

        if (File.Exists(path))
        {
            return names.FirstOrDefault(name => Path.GetExtension(path) == Path.GetExtension(name)) is { } name
                ? [HandedWorkload.Make(question, Origin, Path.GetFileName(path), Files([(name, await ReadAsync(path, cancellationToken))]))]
                : [];
        }

        var number = question.Candidate.PullRequest.Number.ToString(CultureInfo.InvariantCulture);
        var folder = Path.Combine(path, number);
        if (names.FirstOrDefault(name => File.Exists(Path.Combine(folder, name))) is not { } found)
        {
            return Directory.Exists(path) ? [] : throw new SourceException($"--workload: there is no file or folder '{path}'.");
        }

        var files = new List<(string, ReadOnlyMemory<byte>)>();
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            files.Add((Path.GetRelativePath(folder, file), await ReadAsync(file, cancellationToken)));
        }

        return [HandedWorkload.Make(question, Origin, $"{number}/{found}", Files(files))];
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(string file, CancellationToken cancellationToken) =>
        new FileInfo(file).Length <= LargestFile
            ? await File.ReadAllBytesAsync(file, cancellationToken)
            : throw new SourceException($"--workload: '{file}' has more than {LargestFile >> 20} MiB. A workload makes its input from a seed; it does not carry it along.");

    private static ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Files(IEnumerable<(string Name, ReadOnlyMemory<byte> Bytes)> files) =>
        files.ToImmutableSortedDictionary(file => file.Name, file => file.Bytes, StringComparer.Ordinal);
}
