using System.Collections.Immutable;
using Bench.Evaluation.Sources;
using Bench.Harvester.Funnel;

namespace Bench.Harvester.Filter.Edits;

/// <summary>
/// Second step of the filter, for what passed the first: rejects pull requests in which no source file changes beyond comments, docstrings, formatting and names
/// of locals. It reads the contents from the repository, many at a time.
/// </summary>
/// <param name="repository">Where the contents are.</param>
public sealed class MeaningfulEditStep(IGitRepository repository)
{
    private const int PairsAtATime = 200;

    /// <summary>The verdicts in order: as they were, with what was found as evidence, or rejected with <see cref="FilterReasons.NoMeaningfulEdit"/>.</summary>
    /// <exception cref="Bench.Sandbox.SandboxFaultException">There is no <c>python3</c>, and Python has to be compared.</exception>
    public async Task<ImmutableArray<StageVerdict>> JudgeAsync(IReadOnlyList<PassedChange> passed, CancellationToken cancellationToken)
    {
        var files = passed.SelectMany(static (change, index) => change.Question.Files.Select(file => (index, file))).ToList();
        var kinds = passed.Select(static _ => new List<EditKind>()).ToList();
        foreach (var chunk in files.Chunk(PairsAtATime))
        {
            var compared = await CompareAsync([.. chunk.Select(static item => item.file)], cancellationToken);
            for (var at = 0; at < chunk.Length; at++)
            {
                kinds[chunk[at].index].Add(compared[at]);
            }
        }

        return [.. passed.Select((change, index) => Judged(change, kinds[index]))];
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

        return await MeaningfulEdit.CompareAsync([.. files.Select((file, at) => new EditPair(file.Path, blobs[2 * at], blobs[(2 * at) + 1]))], cancellationToken);
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

        var meaningful = kinds.Count(static kind => kind == EditKind.Meaningful);
        var unknown = kinds.Count(static kind => kind == EditKind.Unknown);
        return With(change.Verdict, $"source files: {meaningful} with a meaningful edit, {unknown} that could not be compared, {kinds.Count - meaningful - unknown} without one");
    }

    private static StageVerdict With(StageVerdict verdict, string detail) => verdict with { Evidence = verdict.Evidence.Add(new Evidence("edit", detail)) };
}
