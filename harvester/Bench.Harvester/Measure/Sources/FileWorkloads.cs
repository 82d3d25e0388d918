using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Bench.Evaluation.Sources;

namespace Bench.Harvester.Measure.Sources;

/// <summary>Workloads that were handed in: one file for all pull requests, or a folder with a folder for each number.</summary>
/// <param name="path">The file or the folder.</param>
public sealed class FileWorkloads(string path) : IWorkloadSource
{
    private const long LargestFile = 4 << 20;

    private static readonly ImmutableArray<string> Names = [.. new[] { "python", "csharp", "c" }.SelectMany(language => HandedWorkload.NamesFor(language))];

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

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
                ? [HandedWorkload.Make(question, Origin, Path.GetFileName(path), Files([(name, await ReadAsync(path, cancellationToken)), .. await NotesAsync(cancellationToken)]))]
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

    /// <summary>Reads what was handed in once, before anything else is done: a file that is no workload would be passed over hours later.</summary>
    /// <param name="path">The file or the folder; it is there.</param>
    /// <exception cref="SourceException">There is no workload in it, or one is no text.</exception>
    public static void Check(string path)
    {
        var isFile = File.Exists(path);
        if (isFile && !Names.Any(name => Path.GetExtension(name) == Path.GetExtension(path)))
        {
            throw new SourceException($"--workload: '{path}' does not say its language; expected a name that ends in {string.Join(", ", Names.Select(Path.GetExtension))}.");
        }

        var workloads = isFile
            ? [path]
            : Directory.EnumerateDirectories(path).Order(StringComparer.Ordinal).SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).Where(File.Exists).ToList();
        if (workloads.Count == 0)
        {
            throw new SourceException($"--workload: '{path}' holds no workload; expected NUMBER/{string.Join(", NUMBER/", Names)}.");
        }

        workloads.ForEach(CheckText);
    }

    /// <summary>What lies beside a single file and speaks of it; the rest of its folder may be anything.</summary>
    private async Task<ImmutableArray<(string, ReadOnlyMemory<byte>)>> NotesAsync(CancellationToken cancellationToken)
    {
        var notes = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, WorkloadNotes.FileName);
        return File.Exists(notes) ? [(WorkloadNotes.FileName, await ReadAsync(notes, cancellationToken))] : [];
    }

    private static void CheckText(string file)
    {
        var bytes = new FileInfo(file).Length <= LargestFile ? File.ReadAllBytes(file) : throw TooLong(file);
        try
        {
            if (string.IsNullOrWhiteSpace(Strict.GetString(bytes)))
            {
                throw new SourceException($"--workload: '{file}' is empty; docs/harvesting-measure.md says what a workload holds.");
            }
        }
        catch (DecoderFallbackException wrong)
        {
            throw new SourceException($"--workload: '{file}' is no text in UTF-8.", wrong);
        }
    }

    private static SourceException TooLong(string file) =>
        new($"--workload: '{file}' has more than {LargestFile >> 20} MiB. A workload makes its input from a seed; it does not carry it along.");

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(string file, CancellationToken cancellationToken) =>
        new FileInfo(file).Length <= LargestFile
            ? await File.ReadAllBytesAsync(file, cancellationToken)
            : throw TooLong(file);

    private static ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Files(IEnumerable<(string Name, ReadOnlyMemory<byte> Bytes)> files) =>
        files.ToImmutableSortedDictionary(file => file.Name, file => file.Bytes, StringComparer.Ordinal);
}
