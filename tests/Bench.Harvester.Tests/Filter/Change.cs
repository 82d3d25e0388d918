using System.Collections.Immutable;
using Bench.Harvester.Filter;
using Bench.Harvester.Funnel;
using Bench.Harvester.Mine;

namespace Bench.Harvester.Tests.Filter;

/// <summary>A change written down in a test: a title, maybe more text, and files.</summary>
internal sealed record Change(string Title)
{
    public string Body { get; init; } = "";

    public ImmutableArray<string> Messages { get; init; } = [];

    public ImmutableArray<string> Labels { get; init; }

    public ImmutableArray<FileDiff> Files { get; init; } = [Edit("src/part.py", ["    old = work(1)"], ["    new = work(2)"])];

    public MinedChange Mined => new(
        new MinedPullRequest(
            7, Title, Body, MergeStyle.Merge, Id('a'), Id('b'), Id('c'), DateTimeOffset.UnixEpoch, [.. Messages.Select(AsCommit)], [.. Files.Select(file => file.File)], Labels),
        Files);

    public StageVerdict Verdict => new PullRequestFilter().Judge(Mined);

    public double Score => Verdict.Evidence.Sum(evidence => evidence.Weight);

    public static FileDiff Edit(string path, string[] removed, string[] added) =>
        new(new ChangedFile(path, null, FileChange.Modified, added.Length, removed.Length), [.. removed], [.. added], new string('1', 40), new string('2', 40));

    public static FileDiff New(string path, params string[] added) =>
        new(new ChangedFile(path, null, FileChange.Added, added.Length, 0), [], [.. added], new string('0', 40), new string('2', 40));

    /// <summary>Weight of the evidence of a name; null when there is none.</summary>
    public double? WeightOf(string name) =>
        Verdict.Evidence.Where(evidence => evidence.Name == name).Select(evidence => (double?)evidence.Weight).Aggregate((double?)null, (sum, weight) => (sum ?? 0) + weight);

    private static BranchCommit AsCommit(string message)
    {
        var end = message.IndexOf('\n', StringComparison.Ordinal);
        return new BranchCommit(Id('d'), end < 0 ? message : message[..end], end < 0 ? "" : message[(end + 1)..].Trim(), DateTimeOffset.UnixEpoch);
    }

    private static string Id(char digit) => new(digit, 40);
}
