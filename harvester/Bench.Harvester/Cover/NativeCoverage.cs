using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Bench.Contracts.Tasks;
using Bench.Evaluation.Parity;
using Bench.Harvester.Build;
using Bench.Sandbox;

namespace Bench.Harvester.Cover;

/// <summary>
/// C's and C++'s tests under gcov. The tree is built with counters, whatever flags its build files set; each test of ctest or Meson is run by itself,
/// with the counters set back before it. Where tests cannot be run one by one, or that would take too long, the suite stands for all of them.
/// </summary>
public sealed class NativeCoverage : ICoverage
{
    private const string Tool = "gcov";
    private const string Mark = "bench-test: ";
    private const string Script = "{task}/" + CoverExtras.NativeScript;

    /// <summary>The build with counters. What it leaves in the tree is not looked at.</summary>
    /// <param name="build">The draft's; null when it builds nothing.</param>
    public static BuildSpec WithCounters(BuildSpec? build)
    {
        ImmutableArray<ImmutableArray<string>> commands = build is { Commands.IsDefaultOrEmpty: false } ? build.Commands : [];
        return new BuildSpec([["sh", Script, "compilers", "{repo}"], .. commands.Select(command => (ImmutableArray<string>)["sh", Script, "with", "{repo}", .. command])]);
    }

    /// <inheritdoc/>
    public async Task<CoverageRun> RunAsync(CoverageTarget target, IProgress<string> progress, CancellationToken cancellationToken)
    {
        progress.Report("running the tests under coverage");
        var command = TestCommand.Arguments(target.Tests);
        var runner = command[0] == "ctest" ? "ctest" : NativeRecipe.IsMeson(command) ? "meson" : "none";
        var build = command.IndexOf("--test-dir") is >= 0 and var at && at + 1 < command.Length ? command[at + 1] : "{repo}/" + NativeRecipe.BuildFolder;
        var names = string.Join('\n', target.Interest.Select(line => Path.GetFileName(line.Path)).Distinct(StringComparer.Ordinal));
        ImmutableArray<string> script = ["sh", Script, "run", "{repo}", "{out}", runner, build, names, .. command];
        return await target.Bench.RunOnCopyAsync("expert", target.Tree, "cover", script, (output, result) => Read(target, output, result), cancellationToken);
    }

    /// <summary>Reads what the script leaves: for each test the name of its report, empty for the suite, and one JSON document of gcov a line.</summary>
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
        var byReport = new FileInfo(file) is { Exists: true, LinkTarget: null } ? Parse(File.ReadLines(file, Encoding.UTF8), target.Interest) : ImmutableSortedDictionary<string, ImmutableSortedSet<SourceLine>>.Empty;
        if (byReport.TryGetValue("", out var together))
        {
            var all = report.Tests.Keys.ToImmutableSortedDictionary(test => test, _ => together, StringComparer.Ordinal);
            return new CoverageRun.Finished(CoveredLines.None(Tool) with { ByTest = all, Coarse = all.Count > 1 ? [.. all.Keys] : [] }, report);
        }

        return new CoverageRun.Finished(CoveredLines.None(Tool) with { ByTest = ByTest(target.Tests, output, byReport) }, report);
    }

    /// <summary>Lines by test: a test that is run alone may report several, as those of a program that speaks TAP.</summary>
    private static ImmutableSortedDictionary<string, ImmutableSortedSet<SourceLine>> ByTest(
        TestSuite suite, string output, ImmutableSortedDictionary<string, ImmutableSortedSet<SourceLine>> byReport)
    {
        var found = ImmutableSortedDictionary.CreateBuilder<string, ImmutableSortedSet<SourceLine>>(StringComparer.Ordinal);
        foreach (var (name, lines) in byReport)
        {
            var ran = TestCommand.Read(suite with { Report = Path.GetFileName(name) }, output) is ReportReading.Read { Report: var alone } ? alone.Tests.Where(test => test.Value != TestStatus.Skipped).Select(test => test.Key) : [];
            foreach (var test in ran)
            {
                found[test] = found.GetValueOrDefault(test, []).Union(lines);
            }
        }

        return found.ToImmutable();
    }

    private static ImmutableSortedSet<SourceLine> LinesIn(string json, ImmutableSortedSet<SourceLine> interest)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var folder = document.RootElement.TryGetProperty("current_working_directory", out var stated) && stated.GetString() is ['/', ..] and var rooted ? rooted : "/";
            var paths = interest.Select(line => line.Path).Distinct(StringComparer.Ordinal).ToArray();
            return
            [
                .. from file in document.RootElement.GetProperty("files").EnumerateArray()
                   let name = Path.GetFullPath(file.GetProperty("file").GetString() ?? "", folder)
                   let path = paths.FirstOrDefault(path => name.EndsWith("/" + path, StringComparison.Ordinal))
                   where path is not null
                   from line in file.GetProperty("lines").EnumerateArray()
                   where line.GetProperty("count").GetInt64() > 0
                   let found = new SourceLine(path, line.GetProperty("line_number").GetInt32())
                   where interest.Contains(found)
                   select found,
            ];
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or FormatException or InvalidOperationException or ArgumentException)
        {
            return [];
        }
    }
}
