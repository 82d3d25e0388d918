using System.Collections.Immutable;
using Bench.Contracts.Documents;
using Bench.Contracts.Publications;
using Bench.Contracts.Runs;
using Bench.Contracts.Submissions;
using Bench.Scoring.Runs;

namespace Bench.Leaderboard.Intake.Publishing;

/// <summary>An unpacked run with the publication that makes it a published one, not yet in its place.</summary>
/// <param name="Folder">Where it lies.</param>
/// <param name="Publication">What was written beside its files.</param>
/// <param name="Run">The run, checked as the import will check it.</param>
internal sealed record RunDraft(string Folder, Publication Publication, PublishedRun Run)
{
    /// <summary>Writes the publication of an unpacked run and checks the whole.</summary>
    /// <param name="folder">Its folder; holds the files of a run and nothing else.</param>
    /// <param name="level">How far it has been checked.</param>
    /// <param name="said">What its submitter says about it.</param>
    /// <param name="at">When it is published.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The draft, or the first thing that is wrong with the run.</returns>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    public static async Task<(RunDraft? Draft, DocumentError? Problem)> MakeAsync(
        string folder, PublicationLevel level, Disclosure said, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (RunReader.ReadManifest(Path.Combine(folder, RunReader.ManifestName)) is not DocumentReading<RunManifest>.Read(var manifest))
        {
            return (null, new DocumentError(RunReader.ManifestName, 0, "", "found no such file, or one that is no manifest of a run", "the manifest of a run"));
        }

        if (!File.Exists(Path.Combine(folder, RunReader.ResultsName)))
        {
            return (null, new DocumentError(RunReader.ResultsName, 0, "", "found no such file", "the results of a run that has ended"));
        }

        var models = new OrderedDictionary<string, bool>(StringComparer.Ordinal);
        await foreach (var line in RunReader.ReadResultsAsync(Path.Combine(folder, RunReader.ResultsName), cancellationToken))
        {
            if (line is not LineReading<TaskResult>.Good(_, var result))
            {
                return (null, ((LineReading<TaskResult>.Bad)line).Error with { File = RunReader.ResultsName });
            }

            models.TryAdd(result.Model, true);
        }

        var files = await DigestsAsync(folder, cancellationToken);
        var digest = PublicationIds.RunDigest(files);
        var ids = PublicationIds.Submissions(models.Keys, digest);
        var publication = new Publication(
            Publication.SchemaName,
            PublicationIds.Run(manifest, digest),
            UtcMoment.Text(at),
            level,
            [.. models.Keys.Zip(ids, (model, id) => Submission(id, model, models.Count == 1, said))],
            files);
        await File.WriteAllTextAsync(Path.Combine(folder, Publication.FileName), BenchJson.Document(publication), cancellationToken);
        return await PublishedRunCheck.OfAsync(folder, cancellationToken) switch
        {
            PublishedRunReading.Sound(var run) => (new RunDraft(folder, publication, run), null),
            PublishedRunReading.Refused(var error) => (null, error),
            var other => throw new InvalidOperationException($"unknown reading {other}"),
        };
    }

    private static PublishedSubmission Submission(string id, string model, bool isOnly, Disclosure said) => new(
        id, model, isOnly ? said.Name : null, said.Agent, said.Organisation, said.Url, said.OpenAgent, said.OpenWeights, said.Text, isOnly ? said.CostUsd : null);

    private static async Task<ImmutableSortedDictionary<string, string>> DigestsAsync(string folder, CancellationToken cancellationToken)
    {
        var digests = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != Publication.FileName))
        {
            digests.Add(Path.GetRelativePath(folder, file), await PublishedFiles.DigestAsync(file, cancellationToken));
        }

        return digests.ToImmutable();
    }
}
