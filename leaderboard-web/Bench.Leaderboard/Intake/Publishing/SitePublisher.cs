using System.Collections.Immutable;
using System.Text;
using Bench.Contracts.Documents;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Publications;
using Bench.Contracts.Runs;
using Bench.Contracts.Submissions;
using Bench.Leaderboard.Hosting;
using Bench.Leaderboard.Importing;
using Bench.Leaderboard.Intake.Checks;
using Bench.Leaderboard.Intake.Store;

namespace Bench.Leaderboard.Intake.Publishing;

/// <summary>Puts run bundles on the board. A run is there whole or not at all: it is checked beside its place and moved there with one rename.</summary>
/// <param name="options">Where the site's folder is.</param>
/// <param name="files">What was handed in.</param>
/// <param name="limits">The caps of a bundle.</param>
/// <param name="import">Shows what was put there.</param>
/// <param name="clock">Dates the publication.</param>
internal sealed class SitePublisher(SiteOptions options, IncomingFiles files, IntakeLimits limits, ImportLoop import, TimeProvider clock)
{
    private readonly string _runs = Path.Combine(options.Data, "runs");

    /// <summary>Unpacks a bundle beside itself and checks it. What it leaves is removed with the bundle.</summary>
    /// <param name="id">Name of the bundle's file.</param>
    /// <param name="level">How far it has been checked.</param>
    /// <param name="said">What its submitter says about it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="IOException">It cannot be read or unpacked.</exception>
    public async Task<(RunDraft? Draft, UploadProblem? Problem)> UnpackAsync(Guid id, PublicationLevel level, Disclosure said, CancellationToken cancellationToken)
    {
        var folder = files.RunFolderOf(id);
        try
        {
            files.RemoveRunFolder(id);
            await new BundleReader(limits).UnpackAsync(files.PathOf(id), folder, cancellationToken);
        }
        catch (BundleRefusedException refused)
        {
            return (null, new UploadProblem(refused.Code, UploadProblem.File, refused.Message));
        }

        var (draft, problem) = await RunDraft.MakeAsync(folder, level, said, clock.GetUtcNow(), cancellationToken);
        return draft is not null ? (draft, null) : (null, new UploadProblem(ReasonCode.UploadMalformed, UploadProblem.File, problem!.ToString()));
    }

    /// <summary>Moves a checked run to its place, and shows it. A run that is there already, with the same files, stays.</summary>
    /// <exception cref="IOException">It cannot be moved, or another run has its place.</exception>
    public async Task PlaceAsync(RunDraft draft, CancellationToken cancellationToken)
    {
        var place = PlaceOf(draft.Publication.Run);
        Directory.CreateDirectory(_runs);
        if (!Directory.Exists(place))
        {
            Directory.Move(draft.Folder, place);
        }
        else if (Published(draft.Publication.Run)?.Files.SequenceEqual(draft.Publication.Files) != true)
        {
            throw new IOException($"The run {draft.Publication.Run} is published with other logs or patches, and what is published is not written over.");
        }

        await import.LookNowAsync(cancellationToken);
    }

    /// <summary>The publication of a run that is in its place; null when there is none.</summary>
    public Publication? Published(string run) =>
        PublicationReader.Read(Path.Combine(PlaceOf(run), Publication.FileName)) is DocumentReading<Publication>.Read(var publication) ? publication : null;

    /// <summary>Why a run cannot have its place, and what is there: it is published with other logs or patches. Null when it can, or is there with the same files and stays.</summary>
    public (UploadProblem Problem, Publication There)? Occupied(RunDraft draft) =>
        Published(draft.Publication.Run) is { } there && Differing(there, draft) is { } problem ? (problem, there) : null;

    /// <summary>Why a run is not the published one of its name; null when it is.</summary>
    public static UploadProblem? Differing(Publication there, RunDraft draft) => there.Files.SequenceEqual(draft.Publication.Files) ? null : UploadProblem.Other(there.Submissions[0].Id);

    /// <summary>Results of a published run.</summary>
    /// <exception cref="IOException">They cannot be read.</exception>
    public async Task<ImmutableArray<TaskResult>> ResultsAsync(string run, CancellationToken cancellationToken)
    {
        var results = ImmutableArray.CreateBuilder<TaskResult>();
        await foreach (var line in RunReader.ReadResultsAsync(Path.Combine(PlaceOf(run), RunReader.ResultsName), cancellationToken))
        {
            results.Add(line is LineReading<TaskResult>.Good(_, var result) ? result : throw new IOException($"The published run {run} cannot be read."));
        }

        return results.ToImmutable();
    }

    /// <summary>Changes how far a published run counts as checked; readers see the old publication or the new one.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public async Task RaiseAsync(string run, PublicationLevel level, CancellationToken cancellationToken)
    {
        if (Published(run) is not { } publication)
        {
            throw new IOException($"The published run {run} cannot be read.");
        }

        var part = files.PartOf(Guid.NewGuid());
        await using (var file = new FileStream(part, FileMode.CreateNew, FileAccess.Write))
        {
            await file.WriteAsync(Encoding.UTF8.GetBytes(BenchJson.Document(publication with { Level = level })), cancellationToken);
            file.Flush(flushToDisk: true);
        }

        File.Move(part, Path.Combine(PlaceOf(run), Publication.FileName), overwrite: true);
        await import.LookNowAsync(cancellationToken);
    }

    /// <summary>Keeps a bundle that is not published where only who keeps the site sees it.</summary>
    /// <param name="id">Name of the bundle's file.</param>
    /// <param name="folder">Name of the folder in the site's.</param>
    /// <param name="name">Name of the file there.</param>
    /// <exception cref="IOException">It cannot be moved.</exception>
    public void Keep(Guid id, string folder, string name)
    {
        var target = Directory.CreateDirectory(Path.Combine(options.Data, folder), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.Move(files.PathOf(id), Path.Combine(target.FullName, name + ".tar.gz"), overwrite: true);
    }

    private string PlaceOf(string run) => Path.Combine(_runs, run);
}
