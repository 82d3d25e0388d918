using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Bench.Evaluation.Shell;
using Bench.Evaluation.Sources;

namespace Bench.Harvester.Mine.Histories;

/// <summary>Reads the commits of a clone in one pass, without their changes.</summary>
internal static class HistoryReader
{
    private const int LongestMessage = 64 << 10;

    /// <summary>Reads the main line, which is the clone's <c>HEAD</c>, with all that it holds, and the other branches.</summary>
    /// <exception cref="WrongUseException">The repository has no commit.</exception>
    /// <exception cref="SourceException">git failed.</exception>
    public static async Task<History> ReadAsync(Clone clone, CancellationToken cancellationToken)
    {
        var (head, branch) = await HeadAsync(clone, cancellationToken);
        var others = await OthersAsync(clone, branch, head, cancellationToken);
        var commits = new Dictionary<string, HistoryCommit>(StringComparer.Ordinal);
        var sink = new RecordSink(0, LongestMessage, record => Add(commits, record));
        var result = await GitProgram.StreamAsync(
            [
                $"--git-dir={clone.GitDirectory}", "log", "-z", "--topo-order", "--encoding=UTF-8", "--no-color", "--no-decorate", "--no-notes", "--no-show-signature", "--no-mailmap",
                "--format=tformat:%H%n%P%n%aI%n%cI%n%B", "--stdin",
            ],
            new MemoryStream(Encoding.ASCII.GetBytes(string.Concat(others.Select(other => other.Tip).Prepend(head).Select(tip => tip + "\n")))),
            sink,
            cancellationToken);
        sink.Finish();
        return result.Succeeded
            ? new History(head, branch, commits, others)
            : throw new SourceException($"git cannot read the history of '{clone.Source}': {result.ErrorText.Trim()}. Objects of it are missing or broken: 'git fsck' names them; fetch them again, or clone anew.");
    }

    /// <summary>The commit and the name of the current branch; where that has no commit, of the branch that is most likely meant.</summary>
    private static async Task<(string Head, string Branch)> HeadAsync(Clone clone, CancellationToken cancellationToken)
    {
        var repository = new GitRepository(clone.GitDirectory);
        var current = (await GitProgram.TryRunAsync([$"--git-dir={clone.GitDirectory}", "symbolic-ref", "--quiet", "--short", "HEAD"], default, cancellationToken)).OutputText.Trim();
        if (await repository.ResolveCommitAsync("HEAD", cancellationToken) is { } head)
        {
            return (head, current);
        }

        foreach (var branch in new[] { "main", "master", "origin/main", "origin/master" })
        {
            if (await repository.ResolveCommitAsync(branch, cancellationToken) is { } found)
            {
                return (found, branch);
            }
        }

        throw new WrongUseException($"The repository '{clone.Source}' has no commit on its current branch. Check out the branch that pull requests are merged into.");
    }

    /// <summary>Branches of the clone and of the remote that it came from, one for each tip.</summary>
    private static async Task<ImmutableArray<OtherBranch>> OthersAsync(Clone clone, string main, string head, CancellationToken cancellationToken)
    {
        var listed = await GitProgram.RunAsync(
            [$"--git-dir={clone.GitDirectory}", "for-each-ref", "--format=%(objectname) %(refname:lstrip=2)", "refs/heads", "refs/remotes/origin"], default, cancellationToken);
        return
        [
            .. Encoding.UTF8.GetString(listed.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split(' ', 2))
                .Select(parts => new OtherBranch(parts[1].StartsWith("origin/", StringComparison.Ordinal) ? parts[1]["origin/".Length..] : parts[1], parts[0]))
                .Where(other => other.Tip != head && other.Name != "HEAD" && other.Name != main)
                .DistinctBy(other => other.Tip)
                .OrderBy(other => other.Name, StringComparer.Ordinal),
        ];
    }

    private static void Add(Dictionary<string, HistoryCommit> commits, ReadOnlySpan<byte> record)
    {
        var id = Line(ref record);
        var parents = Line(ref record);
        var authored = Line(ref record);
        var committed = Line(ref record);
        commits.TryAdd(id, new HistoryCommit(
            id, [.. parents.Split(' ', StringSplitOptions.RemoveEmptyEntries)], Time(authored), Time(committed), Encoding.UTF8.GetString(record).TrimEnd().Replace("\r\n", "\n", StringComparison.Ordinal), commits.Count));
    }

    private static string Line(ref ReadOnlySpan<byte> record)
    {
        var end = record.IndexOf((byte)'\n');
        if (end < 0)
        {
            throw new InvalidDataException($"git log wrote a commit without its fields: {Encoding.UTF8.GetString(record)}");
        }

        var line = Encoding.UTF8.GetString(record[..end]);
        record = record[(end + 1)..];
        return line;
    }

    /// <summary>The time; the beginning of time for one that no calendar knows.</summary>
    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : DateTimeOffset.UnixEpoch;
}
