using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Bench.Evaluation.Sources;
using Bench.Harvester.Mine;

namespace Bench.Harvester.GitHub;

/// <summary>The first-parent line of a clone, and what its commits change.</summary>
internal sealed class MainLine
{
    private readonly string _gitDirectory;
    private readonly Dictionary<string, ImmutableArray<string>> _parents;

    private MainLine(string gitDirectory, Dictionary<string, ImmutableArray<string>> parents)
    {
        _gitDirectory = gitDirectory;
        _parents = parents;
    }

    /// <summary>Reads the line that ends in a revision.</summary>
    /// <exception cref="SourceException">The clone cannot be read.</exception>
    public static async Task<MainLine> ReadAsync(string gitDirectory, string revision, CancellationToken cancellationToken)
    {
        var output = await GitProgram.RunAsync([$"--git-dir={gitDirectory}", "rev-list", "--first-parent", "--parents", "--end-of-options", revision, "--"], default, cancellationToken);
        var parents = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal);
        foreach (var line in Encoding.ASCII.GetString(output.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var ids = line.Split(' ');
            parents[ids[0]] = [.. ids[1..]];
        }

        return new MainLine(gitDirectory, parents);
    }

    /// <summary>Whether a commit is on the line.</summary>
    public bool Holds(string id) => _parents.ContainsKey(id);

    /// <summary>Parents of a commit of the line; none for the first one, and where a shallow clone ends.</summary>
    public ImmutableArray<string> ParentsOf(string id) => _parents.GetValueOrDefault(id, []);

    /// <summary>A commit of the line and those before it on the line, newest first.</summary>
    public Task<ImmutableArray<LineCommit>> BackFromAsync(string id, int count, CancellationToken cancellationToken) =>
        LogAsync(["--first-parent", $"--max-count={count.ToString(CultureInfo.InvariantCulture)}", "--end-of-options", id, "--"], cancellationToken);

    /// <summary>Commits of a branch that the line had not, oldest first.</summary>
    public Task<ImmutableArray<LineCommit>> BranchAsync(string @base, string head, CancellationToken cancellationToken) =>
        LogAsync(["--reverse", "--topo-order", "--end-of-options", $"{@base}..{head}", "--"], cancellationToken);

    /// <summary>Files that differ between two commits; without numbers of lines, and with the gap said, where the clone lacks contents.</summary>
    public async Task<(ImmutableArray<ChangedFile> Files, string? Gap)> FilesAsync(string @base, string merge, CancellationToken cancellationToken)
    {
        try
        {
            return (TreeDifference.Read(await DifferenceAsync(["--find-renames", "--raw", "--numstat"], @base, merge, cancellationToken)), null);
        }
        catch (SourceException)
        {
            return (TreeDifference.Read(await DifferenceAsync(["--no-renames", "--raw"], @base, merge, cancellationToken)), "files: the clone lacks their contents, so that lines are not counted");
        }
    }

    private Task<ReadOnlyMemory<byte>> DifferenceAsync(string[] form, string @base, string merge, CancellationToken cancellationToken) =>
        GitProgram.RunAsync([$"--git-dir={_gitDirectory}", "diff-tree", "-r", "-z", .. form, "--end-of-options", @base, merge, "--"], default, cancellationToken);

    private async Task<ImmutableArray<LineCommit>> LogAsync(string[] range, CancellationToken cancellationToken)
    {
        var output = await GitProgram.RunAsync([$"--git-dir={_gitDirectory}", "log", "-z", "--format=%H%x00%at%x00%B", .. range], default, cancellationToken);
        var fields = Encoding.UTF8.GetString(output.Span).Split('\0');
        return [.. fields.Chunk(3).Where(commit => commit.Length == 3).Select(commit => new LineCommit(commit[0], Time(commit[1]), commit[2].TrimEnd()))];
    }

    /// <summary>A damaged date of old is the beginning of time.</summary>
    private static DateTimeOffset Time(string seconds) =>
        long.TryParse(seconds, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var second) && second is >= 0 and < 253402300800
            ? DateTimeOffset.FromUnixTimeSeconds(second)
            : DateTimeOffset.UnixEpoch;
}
