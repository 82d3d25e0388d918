using System.Collections.Immutable;
using System.Text.Json;
using Bench.Contracts.Tasks;
using Bench.Evaluation.Parity;
using Bench.Harvester.Build;
using Bench.Sandbox;

namespace Bench.Harvester.Cover;

/// <summary>Python's tests under coverage.py with one context a test, or under a trace function of ours where it is missing. One run tells all.</summary>
public sealed class PythonCoverage : ICoverage
{
    private const string InterestFile = "interest.json";
    private const string LinesFile = "cover.json";

    /// <inheritdoc/>
    public async Task<CoverageRun> RunAsync(CoverageTarget target, IProgress<string> progress, CancellationToken cancellationToken)
    {
        progress.Report("running the tests under coverage");
        var tests = target.Tests;
        var byPath = target.Interest.GroupBy(line => line.Path, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Select(line => line.Number).ToArray(), StringComparer.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(target.Bench.Task.Folder, InterestFile), JsonSerializer.Serialize(byPath), cancellationToken);
        return await target.Bench.RunOnCopyAsync("expert", target.Tree, "cover", CommandOf(tests), (output, result) => Read(tests, output, result), cancellationToken);
    }

    private static ImmutableArray<string> CommandOf(TestSuite tests)
    {
        var command = TestCommand.Arguments(tests);
        var program = tests.Framework == TestFramework.Pytest ? command.IndexOf("pytest") : command.IndexOf("{tools}/python/bench_unittest.py");
        string[] runner = tests.Framework == TestFramework.Pytest ? [] : ["--runner", "{tools}/python/bench_unittest.py"];
        return
        [
            "python3", "-B", "{task}/" + CoverExtras.PythonProgram, "--framework", tests.Framework == TestFramework.Pytest ? "pytest" : "unittest",
            "--interest", "{task}/" + InterestFile, "--out", "{out}/" + LinesFile, .. runner, "--", .. command[(program + 1)..],
        ];
    }

    private static CoverageRun Read(TestSuite tests, string output, SpawnResult result)
    {
        if (result.End is not SpawnEnd.Exited(var code))
        {
            return new CoverageRun.TooSlow($"the suite under coverage ended with {result.End}");
        }

        var lines = Path.Combine(output, LinesFile);
        return TestCommand.Read(tests, output) switch
        {
            ReportReading.Unreadable(var problem) => new CoverageRun.Broken($"the suite ended with exit code {code} and {problem}"),
            _ when new FileInfo(lines) is not { Exists: true, LinkTarget: null } => new CoverageRun.Broken($"the suite ended with exit code {code} and without covered lines"),
            ReportReading.Read(var report) => new CoverageRun.Finished(Parse(File.ReadAllText(lines)), report),
            var other => throw new InvalidOperationException($"unknown reading {other}"),
        };
    }

    /// <summary>Reads what bench_cover.py writes.</summary>
    /// <param name="json">Its text.</param>
    public static CoveredLines Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        return CoveredLines.None(root.GetProperty("tool").GetString() ?? "") with
        {
            ByTest = root.GetProperty("tests").EnumerateObject().ToImmutableSortedDictionary(test => test.Name, test => LinesIn(test.Value), StringComparer.Ordinal),
            Shared = LinesIn(root.GetProperty("imported")),
        };
    }

    private static ImmutableSortedSet<SourceLine> LinesIn(JsonElement byPath) =>
        [.. byPath.EnumerateObject().SelectMany(file => file.Value.EnumerateArray().Select(number => new SourceLine(file.Name, number.GetInt32())))];
}
