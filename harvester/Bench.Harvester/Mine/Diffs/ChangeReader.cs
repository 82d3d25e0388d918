using System.Collections.Immutable;
using System.Text;
using Bench.Evaluation.Sources;
using Bench.Harvester.Mine.Histories;
using Bench.Sandbox.HostPrograms;

namespace Bench.Harvester.Mine.Diffs;

/// <summary>
/// Reads the changes of pull requests, each as the difference of the main line's commit from the one before it. What a clone lacks is noted as a gap
/// and never fetched. May be used by several threads.
/// </summary>
/// <param name="clone">The clone.</param>
/// <param name="present">What it holds, when it is a partial one; else null.</param>
internal sealed class ChangeReader(Clone clone, PresentObjects? present)
{
    private static readonly string[] Missing = ["unable to read", "could not fetch", "missing", "bad object", "not a valid object", "unable to parse", "no such"];

    /// <summary>Opens a clone.</summary>
    public static async Task<ChangeReader> OpenAsync(Clone clone, CancellationToken cancellationToken) =>
        new(clone, clone.IsPartial ? await PresentObjects.ReadAsync(clone, cancellationToken) : null);

    /// <summary>Reads the changes of some pull requests, and hands each over as soon as it is read; in order, but for those with gaps.</summary>
    /// <exception cref="SourceException">git failed for another reason than that something is missing.</exception>
    public async Task ReadAsync(IReadOnlyList<MinedPullRequest> requests, Action<MinedChange> found, CancellationToken cancellationToken)
    {
        foreach (var request in requests.Where(request => request.Base.Length == 0))
        {
            found(new MinedChange(request, []));
        }

        var open = requests.Where(request => request.Base.Length > 0).ToList();
        if (present is not null)
        {
            open = await SplitOffAsync(open, found, cancellationToken);
        }

        await ReadAllAsync(open, withLines: true, (request, files) => found(Change(request, files)), request => ReadWithoutLinesAsync(request, found, cancellationToken), cancellationToken);
    }

    /// <summary>Hands over what lacks contents, as far as it can be read; returns the rest.</summary>
    private async Task<List<MinedPullRequest>> SplitOffAsync(List<MinedPullRequest> requests, Action<MinedChange> found, CancellationToken cancellationToken)
    {
        var whole = new List<MinedPullRequest>();
        await ReadAllAsync(
            requests,
            withLines: false,
            (request, files) =>
            {
                var lacking = files.Count(file => !present!.Holds(file.OldBlob) || !present.Holds(file.NewBlob));
                if (lacking == 0)
                {
                    whole.Add(request);
                }
                else
                {
                    found(Lacking(request, files, $"the clone is partial and lacks the content of {lacking} of {files.Length} files"));
                }
            },
            request =>
            {
                found(NoFiles(request));
                return Task.CompletedTask;
            },
            cancellationToken);
        return whole;
    }

    /// <summary>Hands over what git could not read the lines of, with its files at least.</summary>
    private async Task ReadWithoutLinesAsync(MinedPullRequest request, Action<MinedChange> found, CancellationToken cancellationToken)
    {
        var change = NoFiles(request);
        await RunAsync([request], withLines: false, (_, files) => change = Lacking(request, files, "the clone lacks contents of its files"), cancellationToken);
        found(change);
    }

    /// <summary>Reads all, going on behind one that git ended at.</summary>
    private async Task ReadAllAsync(
        List<MinedPullRequest> requests,
        bool withLines,
        Action<MinedPullRequest, ImmutableArray<FileDiff>> read,
        Func<MinedPullRequest, Task> lacking,
        CancellationToken cancellationToken)
    {
        var at = 0;
        while (at < requests.Count)
        {
            var rest = requests[at..];
            var done = 0;
            var result = await RunAsync(
                rest,
                withLines,
                (place, files) =>
                {
                    done = place + 1;
                    read(rest[place], files);
                },
                cancellationToken);
            if (!result.Succeeded && !Missing.Any(word => result.ErrorText.Contains(word, StringComparison.OrdinalIgnoreCase)))
            {
                throw new SourceException($"git cannot read the changes of '{clone.Source}': {result.ErrorText.Trim()}");
            }

            at += done;
            if (!result.Succeeded && at < requests.Count)
            {
                // It ended at this one, or at the one behind it: alone it shows.
                await (rest.Count == 1 ? lacking(requests[at]) : ReadAllAsync([requests[at]], withLines, read, lacking, cancellationToken));
                at++;
            }
        }
    }

    private async Task<HostCommandResult> RunAsync(
        List<MinedPullRequest> requests, bool withLines, Action<int, ImmutableArray<FileDiff>> read, CancellationToken cancellationToken)
    {
        var place = 0;
        var parser = new DiffParser((commit, files) =>
        {
            if (place >= requests.Count || requests[place].Merge != commit)
            {
                throw new InvalidDataException($"git answered for {commit}, which it was not asked for");
            }

            read(place++, files);
        });
        var sink = new RecordSink((byte)'\n', DiffParser.LongestLine, parser.Read);
        var asked = string.Concat(requests.Select(request => $"{request.Merge} {request.Base}\n"));
        string[] lines = withLines ? ["--patch", "--unified=0", "--find-renames"] : ["--no-renames"];
        var result = await GitProgram.StreamAsync(
            [
                $"--git-dir={clone.GitDirectory}", "-c", "core.quotePath=false", "diff-tree", "--stdin", "-r", "--always", "--raw", "--full-index", "--no-abbrev", "--no-color",
                "--no-ext-diff", "--no-textconv", "--src-prefix=a/", "--dst-prefix=b/", .. lines,
            ],
            new MemoryStream(Encoding.ASCII.GetBytes(asked)),
            sink,
            cancellationToken);
        if (result.Succeeded)
        {
            sink.Finish();
            parser.Finish();
        }
        else
        {
            parser.Drop();
        }

        return result;
    }

    private static MinedChange Change(MinedPullRequest request, ImmutableArray<FileDiff> files) =>
        new(request with { Files = [.. files.Select(file => file.File)] }, files);

    private static MinedChange Lacking(MinedPullRequest request, ImmutableArray<FileDiff> files, string gap)
    {
        ImmutableArray<FileDiff> unread = [.. files.Select(file => file with { File = file.File with { AddedLines = null, RemovedLines = null } })];
        return Change(WithGap(request, Gap.Contents + gap), unread);
    }

    private static MinedChange NoFiles(MinedPullRequest request) => new(WithGap(request, Gap.Trees + "the clone lacks the list of its files"), []);

    private static MinedPullRequest WithGap(MinedPullRequest request, string gap) => request with { Gaps = [.. request.Gaps.IsDefault ? [] : request.Gaps, gap] };
}
