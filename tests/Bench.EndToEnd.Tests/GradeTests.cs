using Bench.Harness.Tests;
using Bench.Sandbox.HostPrograms;
using Bench.Scoring.Rules;

namespace Bench.EndToEnd.Tests;

/// <summary>A run's folder alone, on a machine that has nothing else of it: graded under every rule, shown, or refused with the place of what is wrong.</summary>
[CancelAfter(300_000)]
public sealed class GradeTests
{
    private string _run = "";

    [SetUp]
    public async Task WriteRun()
    {
        _run = Path.Combine(BenchProgram.NewFolder(), "run");
        await SomeRun.WriteAsync(SomeRun.WithEveryOutcome(), _run);
    }

    [TearDown]
    public void RemoveRun() => Directory.Delete(Path.GetDirectoryName(_run)!, recursive: true);

    [Test]
    public async Task Three_files_are_enough_to_score_under_every_rule()
    {
        var before = await File.ReadAllTextAsync(Path.Combine(_run, "results.jsonl"));
        var result = await ElsewhereAsync("grade", _run, "--rule", "all");
        Assert.That(result.ExitCode, Is.Zero, result.ErrorText);
        Assert.That(result.ErrorText, Does.Contain("graded 6 results from their samples: all as before"));
        Assert.That(ScoreRules.All.Where(rule => !result.OutputText.Contains($"│ {rule.Id} ", StringComparison.Ordinal)), Is.Empty);
        Assert.That(await File.ReadAllTextAsync(Path.Combine(_run, "results.jsonl")), Is.EqualTo(before));
    }

    [Test]
    public async Task Altered_numbers_are_computed_again_and_written()
    {
        var path = Path.Combine(_run, "results.jsonl");
        var before = await File.ReadAllTextAsync(path);
        await File.WriteAllTextAsync(path, System.Text.RegularExpressions.Regex.Replace(before, "\"speedup\":\\{[^}]*\\}", "\"speedup\":{\"point\":9,\"low\":8,\"high\":10}", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5)));
        var result = await ElsewhereAsync("grade", _run);
        Assert.That(result.ErrorText, Does.Contain("4 differ from before"));
        Assert.That(await File.ReadAllTextAsync(path), Is.EqualTo(before));
    }

    [TestCase("results.jsonl", "DELETE", "", "results.jsonl: found no such file")]
    [TestCase("samples.jsonl", "DELETE", "", "samples.jsonl: found no such file")]
    [TestCase("samples.jsonl", "CUT-LINE", "", "samples.jsonl:154")]
    [TestCase("samples.jsonl", "CUT-ROTATION", "", "results.jsonl:1: /rotations: found 20, and 19 in")]
    [TestCase("samples.jsonl", "EMPTY", "", "results.jsonl:1: /sitting: found 's1', of which")]
    [TestCase("samples.jsonl", "\"sitting\":\"s1\"", "\"sitting\":\"s2\"", "results.jsonl:1: /sitting: found 's1', of which")]
    [TestCase("samples.jsonl", "\"startNanoseconds\":10000000", "\"startNanoseconds\":-1", "samples.jsonl:1: /startNanoseconds")]
    [TestCase("samples.jsonl", "\"callNanoseconds\":[0-9]+", "\"callNanoseconds\":0", "samples.jsonl:1: /callNanoseconds")]
    [TestCase("samples.jsonl", "\"arm\":\"candidate-1\",\"kind\":\"candidate\"", "\"arm\":\"candidate-1\",\"kind\":\"expert\"", "samples.jsonl:1: /kind")]
    [TestCase("samples.jsonl", "\"arm\":\"candidate-1\"", "\"arm\":\"candidate-2\"", "already has a sample in this rotation")]
    [TestCase("results.jsonl", "\"arm\":\"candidate-1\"", "\"arm\":\"expert\"", "results.jsonl:1: /arm: found 'expert', which is the expert of the sitting")]
    [TestCase("results.jsonl", "\"arm\":\"candidate-1\"", "\"arm\":\"candidate-9\"", "results.jsonl:1: /arm: found 'candidate-9'")]
    [TestCase("results.jsonl", "\"arm\":\"candidate-1\"", "\"arm\":\"candidate-2\"", "results.jsonl:2: /arm: found the arm 'candidate-2'")]
    [TestCase("results.jsonl", "\"model\":\"slow\"", "\"model\":\"quick\"", "results.jsonl:2: /attempt")]
    [TestCase("results.jsonl", "\"outcome\":\"failed\"", "\"outcome\":\"equal\"", "results.jsonl:5: /speedup")]
    [TestCase("results.jsonl", "\"low\":", "\"low\":1e9,\"was\":", "results.jsonl:1: /speedup")]
    public async Task A_file_that_was_cut_or_altered_is_refused_with_its_place(string file, string old, string changed, string place)
    {
        var path = Path.Combine(_run, file);
        var lines = await File.ReadAllLinesAsync(path);
        switch (old)
        {
            case "DELETE":
                File.Delete(path);
                break;
            case "EMPTY":
                await File.WriteAllTextAsync(path, "");
                break;
            case "CUT-LINE":
                await File.WriteAllTextAsync(path, string.Join('\n', lines)[..^40]);
                break;
            case "CUT-ROTATION":
                await File.WriteAllLinesAsync(path, lines[..^7]);
                break;
            default:
                await File.WriteAllLinesAsync(path, lines.Select(line => System.Text.RegularExpressions.Regex.Replace(line, old, changed, System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5))));
                break;
        }

        var result = await ElsewhereAsync("grade", _run);
        Assert.That(result.ErrorText, Does.Contain(place).And.Contain("expected"));
        Assert.That(result.ExitCode, Is.EqualTo(2), result.ErrorText);
    }

    [Test]
    public async Task Arms_that_no_result_rests_on_are_announced()
    {
        var path = Path.Combine(_run, "results.jsonl");
        await File.WriteAllLinesAsync(path, (await File.ReadAllLinesAsync(path))[1..]);
        var result = await ElsewhereAsync("grade", _run);
        Assert.That(result.ExitCode, Is.Zero, result.ErrorText);
        Assert.That(result.ErrorText, Does.Contain("holds 1 candidates' arms that no result rests on"));
    }

    [Test]
    public async Task The_page_is_the_same_in_a_file_and_on_the_output()
    {
        var file = Path.Combine(_run, "..", "page.html");
        var written = await ElsewhereAsync("report", _run, "--format", "html", "--out", file);
        var printed = await ElsewhereAsync("report", _run, "--format", "html");
        Assert.That((written.ExitCode, printed.ExitCode), Is.EqualTo((0, 0)), written.ErrorText + printed.ErrorText);
        Assert.That(printed.OutputText, Does.StartWith("<!DOCTYPE html>\n<html lang=\"en\">").And.EndWith("</html>\n"));
        Assert.That(await File.ReadAllTextAsync(file), Is.EqualTo(printed.OutputText));
    }

    [Test]
    public async Task A_table_does_not_go_into_a_file()
    {
        var result = await ElsewhereAsync("report", _run, "--out", Path.Combine(_run, "table"));
        Assert.That(result.ErrorText, Does.Contain("Choose --format json, csv or html"));
        Assert.That(result.ExitCode, Is.EqualTo(2));
    }

    /// <summary>Another machine: an empty cache, no scratch folder, no engine.</summary>
    private static Task<HostCommandResult> ElsewhereAsync(params IEnumerable<string> arguments) => HostCommand.RunAsync(
        ["env", "BENCH_CACHE=/nonexistent/cache", "BENCH_SCRATCH=/nonexistent/scratch", "DOCKER_HOST=unix:///nonexistent.sock", "dotnet", BenchProgram.Program, .. arguments],
        BenchProgram.Root,
        default,
        new HostCommandLimits(TimeSpan.FromMinutes(4), 16L << 20),
        TestContext.CurrentContext.CancellationToken);
}
