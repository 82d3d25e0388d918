using System.Collections.Immutable;
using System.Globalization;
using Bench.Harvester.Filter;
using Bench.Harvester.Funnel;
using Bench.Harvester.Mine;
using BenchmarkDotNet.Attributes;

namespace Bench.Benchmarks.Micro;

/// <summary>First step of the filter: rules and signals over one pull request.</summary>
[MemoryDiagnoser]
[InProcess]
public class PullRequestFilterBenchmark
{
    private readonly PullRequestFilter _filter = new();
    private MinedChange? _change;

    /// <summary>Lines of source that the pull request adds, and removes.</summary>
    [Params(20, 500)]
    public int Lines { get; set; }

    /// <summary>Makes the pull request.</summary>
    [GlobalSetup]
    public void Make()
    {
        var lines = Enumerable.Range(0, Lines).Select(line => string.Create(CultureInfo.InvariantCulture, $"        result[{line}] = self.compute(values[{line}], start)  # a step")).ToImmutableArray();
        var id = new string('1', 40);
        var file = new FileDiff(new ChangedFile("src/part.py", null, FileChange.Modified, Lines, Lines), lines, [.. lines.Select(static line => line + " + 1")], id, id);
        _change = new MinedChange(
            new MinedPullRequest(
                7, "Speed up sums of windows", "Each window was summed from its start. It took 40 s and takes 2 s.", MergeStyle.Merge, id, id, id, DateTimeOffset.UnixEpoch,
                [new BranchCommit(id, "Carry the sum along", "Avoids copies.", DateTimeOffset.UnixEpoch)], [file.File]),
            [file]);
    }

    /// <summary>Judges it.</summary>
    [Benchmark]
    public StageVerdict Judge() => _filter.Judge(_change!);
}
