using System.Collections.Immutable;
using Bench.Contracts.Documents;
using Bench.Contracts.Publications;
using Bench.Contracts.Runs;
using Bench.Evaluation;
using Bench.Evaluation.Runs;
using Bench.Evaluation.Shell;
using Bench.Sandbox.Folders;
using Bench.Scoring.Runs;

namespace Bench.Harness.Publishing;

/// <summary>
/// Puts runs into a site's folder. A run is there whole or not at all: it is made beside its place, checked as the site will check it, and moved
/// there with one rename. What is there is never written over.
/// </summary>
/// <param name="site">Folder of the site.</param>
/// <param name="clock">The clock that dates the publication.</param>
internal sealed class RunPublisher(string site, TimeProvider clock)
{
    /// <summary>First part of the names of folders that are being made; the site passes over names that begin with a dot.</summary>
    internal const string MakingKind = ".publishing";

    private readonly string _runs = Path.Combine(Path.GetFullPath(site), "runs");

    /// <summary>Publishes a run.</summary>
    /// <exception cref="RunFolderException">It cannot be published: a file is missing or broken, or a result does not follow from its samples.</exception>
    /// <exception cref="WrongUseException">What is said of it cannot be said of this run, another run has its place, or one with the same content is published.</exception>
    public async Task<PublishedFolder> PublishAsync(PublishRequest request, CancellationToken cancellationToken)
    {
        var manifest = Read(RunReader.ReadManifest(Path.Combine(request.Run, RunReader.ManifestName)));
        var models = await ModelsAsync(request.Run, cancellationToken);
        if (request.Name is not null && models.Length > 1)
        {
            throw new WrongUseException($"--name: the run has {models.Length} models, and a name is one model's; each is shown by its own.");
        }

        OwnedFolder.RemoveAbandoned(_runs, MakingKind);
        using var making = OwnedFolder.Make(_runs, MakingKind);
        var scratch = Path.Combine(making.FullPath, "run");
        var files = await CopyAsync(request.Run, scratch, cancellationToken);
        var digest = PublicationIds.RunDigest(files);
        var id = PublicationIds.Run(manifest, digest);
        var ids = PublicationIds.Submissions(models, digest);
        var place = Path.Combine(_runs, id);
        if (Directory.Exists(place))
        {
            return Existing(place, id, files, request);
        }

        if (!request.Again && Twin(files) is { } twin)
        {
            throw new WrongUseException(
                $"'{Path.Combine(_runs, twin.Run)}' holds the same results and samples: they are published as {string.Join(", ", twin.Submissions.Select(submission => submission.Id))}, and twice would count them twice. "
                + "To change what is said of them use `bench notice`, or remove that folder first; --again publishes them a second time.");
        }

        var publication = new Publication(
            Publication.SchemaName,
            id,
            UtcMoment.Text(clock.GetUtcNow()),
            request.Level,
            [.. models.Zip(ids, (model, submission) => request.About with { Id = submission, Model = model, Name = request.Name })],
            files);
        await AtomicFile.WriteAsync(Path.Combine(scratch, Publication.FileName), BenchJson.Document(publication), cancellationToken);
        if (await PublishedRunCheck.OfAsync(scratch, cancellationToken) is PublishedRunReading.Refused(var error))
        {
            throw new RunFolderException((error with { File = Path.Combine(request.Run, error.File) }).ToString());
        }

        Directory.Move(scratch, place);
        return new PublishedFolder(id, ids, IsNew: true, Passed: []);
    }

    /// <summary>A published run with the same content; null when there is none. What cannot be read is not on the board either.</summary>
    private Publication? Twin(ImmutableSortedDictionary<string, string> files)
    {
        var content = PublicationIds.ContentDigest(files);
        return Directory.EnumerateDirectories(_runs)
            .Where(folder => !Path.GetFileName(folder).StartsWith('.'))
            .Order(StringComparer.Ordinal)
            .Select(folder => PublicationReader.Read(Path.Combine(folder, Publication.FileName)))
            .OfType<DocumentReading<Publication>.Read>()
            .Select(reading => reading.Document)
            .FirstOrDefault(publication => PublicationIds.ContentDigest(publication.Files) == content);
    }

    private static PublishedFolder Existing(string place, string id, ImmutableSortedDictionary<string, string> files, PublishRequest request)
    {
        var there = Read(PublicationReader.Read(Path.Combine(place, Publication.FileName)));
        return there.Files.SequenceEqual(files)
            ? new PublishedFolder(id, [.. there.Submissions.Select(submission => submission.Id)], IsNew: false, [.. Passed(request, there)])
            : throw new WrongUseException($"'{place}' holds this run with other logs or patches. What is published is not written over: say what changed with `bench notice`.");
    }

    /// <summary>The options that say something else than what is published.</summary>
    private static IEnumerable<string> Passed(PublishRequest request, Publication there)
    {
        var (said, published) = (request.About, there.Submissions[0]);
        (string Option, object? Said, object? Published)[] options =
        [
            ("--level", request.Level == PublicationLevel.SelfReported ? null : request.Level, there.Level),
            ("--name", request.Name, published.Name),
            ("--agent", said.Agent, published.Agent),
            ("--organisation", said.Organisation, published.Organisation),
            ("--url", said.Url, published.Url),
            ("--open-agent", said.OpenAgent, published.OpenAgent),
            ("--open-weights", said.OpenWeights, published.OpenWeights),
            ("--disclosure", said.Disclosure, published.Disclosure),
            ("--cost", said.CostUsd, published.CostUsd),
        ];
        return options.Where(option => option.Said is not null && !option.Said.Equals(option.Published)).Select(option => option.Option);
    }

    /// <summary>Models in the order in which the results name them.</summary>
    private static async Task<ImmutableArray<string>> ModelsAsync(string run, CancellationToken cancellationToken)
    {
        var path = Path.Combine(run, RunReader.ResultsName);
        if (!File.Exists(path))
        {
            throw new RunFolderException(new DocumentError(path, 0, "", "found no such file", "the results of a run that has ended").ToString());
        }

        var models = new OrderedDictionary<string, bool>(StringComparer.Ordinal);
        await foreach (var line in RunReader.ReadResultsAsync(path, cancellationToken))
        {
            var result = line as LineReading<TaskResult>.Good ?? throw new RunFolderException(((LineReading<TaskResult>.Bad)line).Error.ToString());
            models.TryAdd(result.Value.Model, true);
        }

        return models.Count > 0 ? [.. models.Keys] : throw new RunFolderException(new DocumentError(path, 0, "", "found no result", "at least one").ToString());
    }

    /// <summary>Copies what is published of a run, the journal not among it, and gives the digests.</summary>
    private static async Task<ImmutableSortedDictionary<string, string>> CopyAsync(string run, string scratch, CancellationToken cancellationToken)
    {
        var logs = Path.Combine(run, "logs");
        var names = new[] { RunReader.ManifestName, RunReader.ResultsName, RunReader.SamplesName, RunExport.TakenName }.Where(name => File.Exists(Path.Combine(run, name)))
            .Concat(PlainFiles.Below(logs).Select(file => Path.GetRelativePath(run, file)).Where(PublicationIds.IsPublished));
        var files = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var target = Path.Combine(scratch, name);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Combine(run, name), target);
            files.Add(name, await PublishedFiles.DigestAsync(target, cancellationToken));
        }

        return files.ToImmutable();
    }

    private static T Read<T>(DocumentReading<T> reading)
        where T : class => reading switch
        {
            DocumentReading<T>.Read(var document) => document,
            DocumentReading<T>.Refused(var errors) => throw new RunFolderException(string.Join('\n', errors)),
            var other => throw new InvalidOperationException($"unknown reading {other}"),
        };
}
