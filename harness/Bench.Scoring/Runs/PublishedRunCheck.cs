using System.Collections.Immutable;
using Bench.Contracts.Documents;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Predictions;
using Bench.Contracts.Publications;
using Bench.Contracts.Runs;

namespace Bench.Scoring.Runs;

/// <summary>
/// Whether a published run may be shown: its files fit their schemas and are the ones that <c>publication.json</c> names, each model has one
/// submission, and every result is what its samples give. Who publishes and who imports both ask here. Reads samples a sitting at a time.
/// </summary>
public static class PublishedRunCheck
{
    /// <summary>Checks the folder of a published run.</summary>
    /// <param name="folder">The folder; holds <c>publication.json</c>.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="IOException">A file that is there cannot be read.</exception>
    public static async Task<PublishedRunReading> OfAsync(string folder, CancellationToken cancellationToken)
    {
        try
        {
            return new PublishedRunReading.Sound(await ReadAsync(folder, cancellationToken));
        }
        catch (PublishedRunException refused)
        {
            return new PublishedRunReading.Refused(refused.Error with { File = Relative(folder, refused.Error.File) });
        }
    }

    private static async Task<PublishedRun> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        var publication = Document(PublicationReader.Read(Path.Combine(folder, Publication.FileName)));
        Refuse(await PublishedFiles.ProblemAsync(folder, publication, cancellationToken));
        var manifest = Document(RunReader.ReadManifest(Path.Combine(folder, RunReader.ManifestName)));
        Refuse(Misnamed(publication, manifest));
        Refuse(Ungrounded(manifest));
        var results = await ResultsAsync(folder, cancellationToken);
        Refuse(new RunCoherence(RunReader.ResultsName, results, RunReader.SamplesName, []).Repeated());
        Refuse(Unpublished(publication, results));
        Refuse(Elsewhere(manifest, results));
        Refuse(publication.Files.ContainsKey(RunReader.SamplesName) ? null : new DocumentError(RunReader.SamplesName, 0, "", "found no such file", "the samples that the results rest on"));
        if (!manifest.IsMeasured)
        {
            return await ReportAsync(folder, publication, manifest, results, cancellationToken);
        }

        foreach (var result in results.Where(result => result.Value.Outcome is OutcomeKind.Failed or OutcomeKind.Fault))
        {
            Refuse(ResultComparison.Difference(RunReader.ResultsName, result.Line, result.Value, Unmeasured(result.Value), "since it was not measured"));
        }

        var sittings = await SittingsAsync(folder, manifest, results, cancellationToken);
        var patches = publication.Files.ContainsKey(RunReader.TakenName) ? await PatchesAsync(Path.Combine(folder, RunReader.TakenName), cancellationToken) : [];
        return new PublishedRun(publication, manifest, [.. results.Select(result => result.Value)], patches, sittings);
    }

    /// <summary>A run that was imported from a report: nobody can compute it again, so it is nothing but self-reported and holds nothing that looks measured.</summary>
    private static async Task<PublishedRun> ReportAsync(
        string folder, Publication publication, RunManifest manifest, ImmutableArray<LineReading<TaskResult>.Good> results, CancellationToken cancellationToken)
    {
        if (publication.Level != PublicationLevel.SelfReported)
        {
            throw new PublishedRunException(new DocumentError(Publication.FileName, 0, "/level", "found another level than self-reported", "selfReported, since the run has no samples"));
        }

        var samples = ImmutableArray<LineReading<Sample>.Good>.Empty;
        await foreach (var (_, measured) in SittingStream.ReadAsync(Path.Combine(folder, RunReader.SamplesName), RunReader.SamplesName, cancellationToken))
        {
            samples = measured;
            break;
        }

        Refuse(new RunCoherence(RunReader.ResultsName, results, RunReader.SamplesName, samples).ProblemOfReport());
        return new PublishedRun(publication, manifest, [.. results.Select(result => result.Value)], [], []);
    }

    private static async Task<ImmutableArray<SittingPlace>> SittingsAsync(
        string folder, RunManifest manifest, ImmutableArray<LineReading<TaskResult>.Good> results, CancellationToken cancellationToken)
    {
        var resting = results.ToLookup(result => result.Value.Sitting, StringComparer.Ordinal);
        var places = ImmutableArray.CreateBuilder<SittingPlace>();
        await foreach (var (place, samples) in SittingStream.ReadAsync(Path.Combine(folder, RunReader.SamplesName), RunReader.SamplesName, cancellationToken))
        {
            Refuse(Problem(manifest, [.. resting[place.Sitting]], samples));
            places.Add(place);
        }

        var known = places.Select(place => place.Sitting).ToHashSet(StringComparer.Ordinal);
        Refuse(new RunCoherence(RunReader.ResultsName, [.. results.Where(result => result.Value.Sitting is not { } sitting || !known.Contains(sitting))], RunReader.SamplesName, []).Problem());
        return places.ToImmutable();
    }

    /// <summary>What is wrong with one sitting and the results that rest on it.</summary>
    private static DocumentError? Problem(RunManifest manifest, ImmutableArray<LineReading<TaskResult>.Good> results, ImmutableArray<LineReading<Sample>.Good> samples)
    {
        if (new RunCoherence(RunReader.ResultsName, results, RunReader.SamplesName, samples).Problem() is { } problem)
        {
            return problem;
        }

        var stated = new StoredRun(
            manifest,
            [.. results.Select(result => result.Value)],
            ImmutableDictionary<string, ImmutableArray<Sample>>.Empty.Add(samples[0].Value.Sitting, [.. samples.Select(sample => sample.Value)]));
        try
        {
            var again = Grading.Again(stated);
            return results.Select((result, index) => ResultComparison.Difference(RunReader.ResultsName, result.Line, result.Value, again.Results[index], "which is what the samples give")).FirstOrDefault(difference => difference is not null);
        }
        catch (RunFolderException incomplete)
        {
            return new DocumentError(RunReader.SamplesName, samples[0].Line, "", incomplete.Message.TrimEnd('.'), "samples that the results can be computed from");
        }
    }

    /// <summary>Timings count as scores on the word of a self-check of the machine they were taken on, and of nothing else.</summary>
    private static DocumentError? Ungrounded(RunManifest manifest) =>
        manifest is { Grade: RunGrade.Scoring, IsMeasured: true, SelfCheck: null } ? new DocumentError(RunReader.ManifestName, 0, "/grade", "found 'scoring' without a self-check", "'development', or the self-check that it comes from")
            : manifest.SelfCheck is { } check && check.MachineClass != manifest.MachineClass ? new DocumentError(RunReader.ManifestName, 0, "/selfCheck/machineClass", $"found '{check.MachineClass}'", $"'{manifest.MachineClass}', the class of the run's machine")
            : null;

    private static DocumentError? Elsewhere(RunManifest manifest, ImmutableArray<LineReading<TaskResult>.Good> results) =>
        results.FirstOrDefault(result => result.Value.Sandbox != manifest.Sandbox.Kind) is { } other
            ? new DocumentError(RunReader.ResultsName, other.Line, "/sandbox", $"found '{other.Value.Sandbox.ToString().ToLowerInvariant()}'", $"'{manifest.Sandbox.Kind.ToString().ToLowerInvariant()}', the sandbox of {RunReader.ManifestName}")
            : null;

    private static DocumentError? Unpublished(Publication publication, ImmutableArray<LineReading<TaskResult>.Good> results)
    {
        var models = results.Select(result => result.Value.Model).ToHashSet(StringComparer.Ordinal);
        var published = publication.Submissions.Select(submission => submission.Model).ToHashSet(StringComparer.Ordinal);
        return results.FirstOrDefault(result => !published.Contains(result.Value.Model)) is { } unnamed
            ? new DocumentError(RunReader.ResultsName, unnamed.Line, "/model", $"found the model '{unnamed.Value.Model}', which no submission names", $"a model of {Publication.FileName}")
            : publication.Submissions.FirstOrDefault(submission => !models.Contains(submission.Model)) is { } empty
            ? new DocumentError(Publication.FileName, 0, "/submissions", $"found the model '{empty.Model}', which has no result", "a model of the run")
            : null;
    }

    /// <summary>Ids follow from the files: nobody can take another run's, and the same run has the same everywhere.</summary>
    private static DocumentError? Misnamed(Publication publication, RunManifest manifest)
    {
        var digest = PublicationIds.RunDigest(publication.Files);
        var run = PublicationIds.Run(manifest, digest);
        var end = PublicationIds.End(digest);
        var index = publication.Submissions.ToList().FindIndex(submission => !submission.Id.EndsWith(end, StringComparison.Ordinal));
        return publication.Run != run ? new DocumentError(Publication.FileName, 0, "/run", $"found '{publication.Run}'", $"'{run}', which follows from the run's files")
            : index >= 0 ? new DocumentError(Publication.FileName, 0, $"/submissions/{index}/id", $"found '{publication.Submissions[index].Id}'", $"an id that ends with '{end}'")
            : null;
    }

    /// <summary>What did not come to a measurement has no numbers; a failure has an attainment of 0.</summary>
    private static TaskResult Unmeasured(TaskResult result) => result with
    {
        AgainstExpert = null,
        Speedup = null,
        Ratio = null,
        ExpertSpeedup = null,
        Attainment = result.Outcome == OutcomeKind.Failed ? 0 : null,
        Rotations = 0,
        ChargedNanoseconds = 0,
        CpuNanoseconds = null,
        PeakKiB = null,
    };

    private static async Task<ImmutableArray<LineReading<TaskResult>.Good>> ResultsAsync(string folder, CancellationToken cancellationToken)
    {
        var results = ImmutableArray.CreateBuilder<LineReading<TaskResult>.Good>();
        await foreach (var line in RunReader.ReadResultsAsync(Path.Combine(folder, RunReader.ResultsName), cancellationToken))
        {
            results.Add(line as LineReading<TaskResult>.Good ?? throw new PublishedRunException(((LineReading<TaskResult>.Bad)line).Error));
        }

        return results.ToImmutable();
    }

    private static async Task<ImmutableArray<PatchPlace>> PatchesAsync(string path, CancellationToken cancellationToken)
    {
        var places = ImmutableArray.CreateBuilder<PatchPlace>();
        await foreach (var line in PredictionReader.ReadAsync(path, cancellationToken))
        {
            var (_, taken) = line as LineReading<Prediction>.Good ?? throw new PublishedRunException(((LineReading<Prediction>.Bad)line).Error);
            EndLast(places, line.Offset);
            places.Add(new PatchPlace(taken.InstanceId, taken.ModelNameOrPath, taken.Attempt, line.Offset, 0));
        }

        EndLast(places, new FileInfo(path).Length);
        return places.ToImmutable();
    }

    private static void EndLast(ImmutableArray<PatchPlace>.Builder places, long end)
    {
        if (places.Count > 0)
        {
            places[^1] = places[^1] with { Length = end - places[^1].Offset };
        }
    }

    private static T Document<T>(DocumentReading<T> reading)
        where T : class => reading switch
        {
            DocumentReading<T>.Read(var document) => document,
            DocumentReading<T>.Refused(var errors) => throw new PublishedRunException(errors[0]),
            var other => throw new InvalidOperationException($"unknown reading {other}"),
        };

    private static void Refuse(DocumentError? problem)
    {
        if (problem is not null)
        {
            throw new PublishedRunException(problem);
        }
    }

    private static string Relative(string folder, string file) => Path.IsPathRooted(file) || file.StartsWith(folder, StringComparison.Ordinal) ? Path.GetRelativePath(folder, file) : file;
}
