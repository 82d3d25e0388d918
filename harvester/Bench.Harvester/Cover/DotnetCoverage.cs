using System.Collections.Immutable;
using Bench.Evaluation.Parity;
using Bench.Harvester.Build;
using Bench.Sandbox;

namespace Bench.Harvester.Cover;

/// <summary>
/// .NET's tests under Coverlet. It sees the tests of a run together, so the runs are narrowed: first the whole suite, then halves of
/// the test classes that still reach the lines, those named after the changed files first.
/// </summary>
/// <param name="mostRuns">Runs until the groups that are left are taken as they are.</param>
public sealed class DotnetCoverage(int mostRuns) : ICoverage
{
    private const string Tool = "Coverlet, one run for each group of test classes";

    /// <inheritdoc/>
    public async Task<CoverageRun> RunAsync(CoverageTarget target, IProgress<string> progress, CancellationToken cancellationToken)
    {
        progress.Report("running the tests under coverage");
        var whole = await RunGroupAsync(target, [], 0, cancellationToken);
        if (whole.Ended is { } ended)
        {
            return ended;
        }

        if (whole.Report!.Tests.IsEmpty)
        {
            return new CoverageRun.Broken("the suite ended without running a test: the adapter of its framework found none");
        }

        if (whole.Lines.IsEmpty)
        {
            return new CoverageRun.Finished(CoveredLines.None(Tool), whole.Report);
        }

        var stems = target.Interest.Select(line => Path.GetFileNameWithoutExtension(line.Path)).ToHashSet(StringComparer.Ordinal);
        bool IsLikely(string name) => stems.Any(stem => name.Contains(stem, StringComparison.Ordinal));
        var classes = whole.Report.Tests.Keys.Select(ClassOf).Distinct(StringComparer.Ordinal)
            .OrderByDescending(IsLikely).ThenBy(name => name, StringComparer.Ordinal).ToImmutableArray();
        var runs = 1;
        var search = new GroupSearch<SourceLine>(async group =>
        {
            progress.Report($"looking for covering test classes, {group.Length} of {classes.Length}");
            var run = await RunGroupAsync(target, group, runs++, cancellationToken);
            return run.Lines;
        });
        var found = await search.FindAsync(classes, classes.Count(IsLikely), whole.Lines, mostRuns);
        return new CoverageRun.Finished(LinesOf(whole.Report, found), whole.Report);
    }

    /// <summary>Class of a test by its id.</summary>
    public static string ClassOf(string test) => test.Split("::")[0];

    private static CoveredLines LinesOf(TestReport report, ImmutableArray<(ImmutableArray<string> Group, ImmutableSortedSet<SourceLine> Lines)> found)
    {
        var tests = report.Tests.Keys.ToLookup(ClassOf, StringComparer.Ordinal);
        return CoveredLines.None(Tool) with
        {
            ByTest = found.SelectMany(entry => entry.Group.SelectMany(name => tests[name]).Select(test => KeyValuePair.Create(test, entry.Lines)))
                .ToImmutableSortedDictionary(StringComparer.Ordinal),
            Coarse = [.. found.Where(entry => entry.Group.Length > 1).SelectMany(entry => entry.Group.SelectMany(name => tests[name]))],
        };
    }

    private static async Task<GroupRun> RunGroupAsync(
        CoverageTarget target, ImmutableArray<string> group, int number, CancellationToken cancellationToken)
    {
        string[] filter = group.IsEmpty ? [] : ["--filter", string.Join('|', group.Select(name => $"FullyQualifiedName~{Escape(name)}."))];
        ImmutableArray<string> command =
        [
            .. TestCommand.Arguments(target.Tests), "--collect:XPlat Code Coverage", "--test-adapter-path", CoverExtras.CollectorFolder, .. filter,
        ];
        return await target.Bench.RunOnCopyAsync("expert", target.Tree, $"cover-{number}", command, (output, result) => Read(target, output, result), cancellationToken);
    }

    private static GroupRun Read(CoverageTarget target, string output, SpawnResult result)
    {
        if (result.End is not SpawnEnd.Exited(var code))
        {
            return new GroupRun([], null, new CoverageRun.TooSlow($"the suite under coverage ended with {result.End}"));
        }

        if (TestCommand.Read(target.Tests, output) is not ReportReading.Read { Report: var report })
        {
            return new GroupRun([], null, new CoverageRun.Broken($"the suite under coverage ended with exit code {code} and without a report"));
        }

        var files = Directory.EnumerateFiles(output, "coverage.cobertura.xml", SearchOption.AllDirectories).Where(file => new FileInfo(file).LinkTarget is null).ToList();
        return files.Count == 0
            ? new GroupRun([], report, new CoverageRun.Broken("the collector left no covered lines"))
            : new GroupRun([.. files.SelectMany(file => Cobertura.Read(file, target.Interest))], report, Ended: null);
    }

    private static string Escape(string name) => string.Concat(name.Select(c => c is '(' or ')' or '&' or '|' or '=' or '!' or '~' or '\\' ? "\\" + c : c.ToString()));

    private sealed record GroupRun(ImmutableSortedSet<SourceLine> Lines, TestReport? Report, CoverageRun? Ended);
}
