using System.Collections.Immutable;
using Bench.Evaluation.Sources;
using Bench.Harvester.Funnel;

namespace Bench.Harvester.Filter.Edits;

/// <summary>
/// Second step of the filter, for what passed the first: rejects pull requests in which no source file changes beyond comments, docstrings, formatting and names
/// of locals. It reads the contents from the repository, many at a time.
/// </summary>
/// <param name="repository">Where the contents are.</param>
public sealed class MeaningfulEditStep(IGitRepository repository) : IAsyncDisposable
{
    private const int PairsAtATime = 200;
    private readonly PythonEdits _python = new();

    /// <summary>The verdicts in order: as they were, with what was found as evidence, or rejected with <see cref="FilterReasons.NoMeaningfulEdit"/>.</summary>
    /// <exception cref="Bench.Sandbox.SandboxFaultException">There is no <c>python3</c>, and Python has to be compared.</exception>
    public async Task<ImmutableArray<StageVerdict>> JudgeAsync(IReadOnlyList<PassedChange> passed, CancellationToken cancellationToken)
    {
        var kinds = passed.Select(static _ => new List<EditKind>()).ToList();
        // One file decides nearly always: the others are read only where it does not.
        await CompareAsync(passed, kinds, static files => files.Take(1), cancellationToken);
        await CompareAsync(passed, kinds, static files => files.Skip(1), cancellationToken);
        return [.. passed.Select((change, index) => Judged(change, kinds[index]))];
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _python.DisposeAsync();

    private async Task CompareAsync(
        IReadOnlyList<PassedChange> passed, List<List<EditKind>> kinds, Func<ImmutableArray<EditFile>, IEnumerable<EditFile>> part, CancellationToken cancellationToken)
    {
        var open = Enumerable.Range(0, passed.Count).Where(index => kinds[index].TrueForAll(static kind => kind == EditKind.Cosmetic));
        var files = open.SelectMany(index => part(passed[index].Question.Files).Select(file => (index, file))).ToList();
        foreach (var chunk in files.Chunk(PairsAtATime))
        {
            var compared = await CompareAsync([.. chunk.Select(static item => item.file)], cancellationToken);
            for (var at = 0; at < chunk.Length; at++)
            {
                kinds[chunk[at].index].Add(compared[at]);
            }
        }
    }

    private async Task<ImmutableArray<EditKind>> CompareAsync(List<EditFile> files, CancellationToken cancellationToken)
    {
        ImmutableArray<byte[]> blobs;
        try
        {
            blobs = await repository.ReadBlobsAsync([.. files.SelectMany(static file => new[] { file.OldBlob, file.NewBlob })], cancellationToken);
        }
        catch (SourceException) when (files.Count > 1)
        {
            // A partial clone lacks one of them: halves find which.
            var half = files.Count / 2;
            var first = await CompareAsync(files[..half], cancellationToken);
            return first.AddRange(await CompareAsync(files[half..], cancellationToken));
        }
        catch (SourceException)
        {
            return [EditKind.Unknown];
        }

        return await MeaningfulEdit.CompareAsync([.. files.Select((file, at) => new EditPair(file.Path, blobs[2 * at], blobs[(2 * at) + 1]))], _python, cancellationToken);
    }

    private static StageVerdict Judged(PassedChange change, List<EditKind> kinds)
    {
        if (change.Question.Plain is { } plain)
        {
            return With(change.Verdict, "not compared: " + plain);
        }

        if (kinds.TrueForAll(static kind => kind == EditKind.Cosmetic))
        {
            const string Detail = "Only comments, docstrings, formatting or names of locals change.";
            return With(change.Verdict, Detail) with { Accepted = false, Reason = FilterReasons.NoMeaningfulEdit, Detail = Detail };
        }

        var decisive = kinds.FindIndex(static kind => kind != EditKind.Cosmetic);
        var path = change.Question.Files[decisive].Path;
        return With(change.Verdict, kinds[decisive] == EditKind.Meaningful ? $"{path} has a meaningful edit" : $"{path} could not be compared, and counts as meaningful");
    }

    private static StageVerdict With(StageVerdict verdict, string detail) => verdict with { Evidence = verdict.Evidence.Add(new Evidence("edit", detail)) };
}
