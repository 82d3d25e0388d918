using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Bench.Evaluation.Parity;
using Bench.Sandbox;

namespace Bench.Harvester.Cover;

/// <summary>
/// C's and C++'s tests under gcov. The tree is built with counters; each test of ctest is run by itself, with the counters set back before it.
/// Where tests cannot be run one by one, the suite stands for all of them.
/// </summary>
public sealed class NativeCoverage : ICoverage
{
    private const string Tool = "gcov";
    private const string Mark = "bench-test: ";

    /// <summary>What makes the compilers add counters.</summary>
    public static ImmutableSortedDictionary<string, string> Variables { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["CFLAGS"] = "--coverage -O0",
        ["CXXFLAGS"] = "--coverage -O0",
        ["LDFLAGS"] = "--coverage",
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <inheritdoc/>
    public async Task<CoverageRun> RunAsync(CoverageTarget target, IProgress<string> progress, CancellationToken cancellationToken)
    {
        progress.Report("running the tests under coverage");
        var command = TestCommand.Arguments(target.Tests);
        ImmutableArray<string> script = ["sh", "-c", command[0] == "ctest" ? OneByOne(command) : Together, "sh", .. command];
        return await target.Bench.RunOnCopyAsync("expert", target.Tree, "cover", script, (output, result) => Read(target, output, result), cancellationToken);
    }

    /// <summary>Reads what the script leaves: for each test its name, and one JSON document of gcov a line.</summary>
    public static ImmutableSortedDictionary<string, ImmutableSortedSet<SourceLine>> Parse(IEnumerable<string> lines, ImmutableSortedSet<SourceLine> interest)
    {
        var found = ImmutableSortedDictionary.CreateBuilder<string, ImmutableSortedSet<SourceLine>>(StringComparer.Ordinal);
        var test = "";
        foreach (var line in lines)
        {
            if (line.StartsWith(Mark, StringComparison.Ordinal))
            {
                test = line[Mark.Length..];
            }
            else if (line.StartsWith('{') && LinesIn(line, interest) is { IsEmpty: false } executed)
            {
                found[test] = found.GetValueOrDefault(test, []).Union(executed);
            }
        }

        return found.ToImmutable();
    }

    /// <summary>The suite is run first, for its report; then each test alone. ctest's own ids are <c>name::name</c>.</summary>
    private static string OneByOne(ImmutableArray<string> command)
    {
        var build = command[command.IndexOf("--test-dir") + 1];
        return $"\"$@\"; code=$?; ctest --test-dir {build} -N | sed -n 's/^ *Test *#[0-9]*: //p' | while read -r name; do "
            + $"find {{repo}} -name '*.gcda' -delete; ctest --test-dir {build} -Q -R \"^$name$\" >/dev/null 2>&1; echo \"{Mark}$name::$name\"; {Collect} done > {{out}}/gcov.txt; exit $code";
    }

    private static string Together =>
        $"\"$@\"; code=$?; {{ echo \"{Mark}\"; {Collect} }} > {{out}}/gcov.txt; exit $code";

    private const string Collect = "find {repo} -name '*.gcda' | while read -r data; do (cd \"$(dirname \"$data\")\" && gcov --json-format --stdout \"$data\" 2>/dev/null); echo; done;";

    private static CoverageRun Read(CoverageTarget target, string output, SpawnResult result)
    {
        if (result.End is not SpawnEnd.Exited(var code))
        {
            return new CoverageRun.TooSlow($"the suite under coverage ended with {result.End}");
        }

        if (TestCommand.Read(target.Tests, output) is not ReportReading.Read { Report: var report })
        {
            return new CoverageRun.Broken($"the suite ended with exit code {code} and without a report");
        }

        var file = Path.Combine(output, "gcov.txt");
        var byTest = new FileInfo(file) is { Exists: true, LinkTarget: null } ? Parse(File.ReadLines(file, Encoding.UTF8), target.Interest) : ImmutableSortedDictionary<string, ImmutableSortedSet<SourceLine>>.Empty;
        if (byTest.TryGetValue("", out var together))
        {
            var all = report.Tests.Keys.ToImmutableSortedDictionary(test => test, _ => together, StringComparer.Ordinal);
            return new CoverageRun.Finished(CoveredLines.None(Tool) with { ByTest = all, Coarse = all.Count > 1 ? [.. all.Keys] : [] }, report);
        }

        return new CoverageRun.Finished(CoveredLines.None(Tool) with { ByTest = byTest }, report);
    }

    private static ImmutableSortedSet<SourceLine> LinesIn(string json, ImmutableSortedSet<SourceLine> interest)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var paths = interest.Select(line => line.Path).Distinct(StringComparer.Ordinal).ToArray();
            return
            [
                .. from file in document.RootElement.GetProperty("files").EnumerateArray()
                   let name = "/" + (file.GetProperty("file").GetString() ?? "")
                   let path = paths.FirstOrDefault(path => name.EndsWith("/" + path, StringComparison.Ordinal))
                   where path is not null
                   from line in file.GetProperty("lines").EnumerateArray()
                   where line.GetProperty("count").GetInt64() > 0
                   let found = new SourceLine(path, line.GetProperty("line_number").GetInt32())
                   where interest.Contains(found)
                   select found,
            ];
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or FormatException)
        {
            return [];
        }
    }
}
