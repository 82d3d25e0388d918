using Bench.Contracts.Documents;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;

namespace Bench.Contracts.Tests.Runs;

[TestFixture]
public sealed class RunReaderTests
{
    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("bench-run-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void A_manifest_that_we_wrote_is_read()
    {
        Assert.That(RunReader.ReadManifest(File(BenchJson.Document(Some.FullManifest()))), Is.InstanceOf<DocumentReading<RunManifest>.Read>());
    }

    [TestCase("\"bench/run/v1\"", "\"bench/run/v2\"", "/schema")]
    [TestCase("\"scoring\"", "\"perfect\"", "/grade")]
    [TestCase("2026-01-31T12:00:00.5Z", "yesterday", "/startedAt")]
    [TestCase("\"noiseFloor\": 0.01", "\"noiseFloor\": -1", "/noiseFloor")]
    [TestCase("\"process\"", "\"vm\"", "/sandbox/kind")]
    public void A_manifest_with_one_field_wrong_is_refused_at_that_field(string old, string wrong, string pointer)
    {
        var path = File(BenchJson.Document(Some.FullManifest()).Replace(old, wrong, StringComparison.Ordinal));

        Assert.That(((DocumentReading<RunManifest>.Refused)RunReader.ReadManifest(path)).Errors.Single().Pointer, Is.EqualTo(pointer));
    }

    [Test]
    public async Task Results_are_read_line_by_line_and_a_broken_one_is_named()
    {
        var good = BenchJson.Line(Some.FullResult());
        var path = File(good + "\n\n" + good.Replace("\"PATCH_TEXT_UNSAFE\",\"phase\"", "\"PATCH_TEXT\",\"phase\"", StringComparison.Ordinal) + "\n" + good[..^20]);

        var lines = await Collect(RunReader.ReadResultsAsync(path, CancellationToken.None));

        Assert.That(lines.Select(line => (line.Line, line is LineReading<TaskResult>.Good)), Is.EqualTo(new[] { (1L, true), (3L, false), (4L, false) }));
        Assert.That(((LineReading<TaskResult>.Bad)lines[1]).Error.Pointer, Is.EqualTo("/reasons/1/code"));
        Assert.That(((LineReading<TaskResult>.Bad)lines[1]).Error.Line, Is.EqualTo(3));
    }

    [Test]
    public async Task A_result_must_carry_what_its_outcome_means()
    {
        var full = Some.FullResult();
        var path = File(string.Join('\n', new[]
        {
            full with { Outcome = OutcomeKind.Failed, ReasonCodes = [], Reasons = [] },
            full with { Ratio = null },
            full with { ReasonCodes = [ReasonCode.Slowdown] },
            full with { Outcome = OutcomeKind.Fault, Speedup = null, Ratio = null, ExpertSpeedup = null },
        }.Select(BenchJson.Line)));

        var lines = await Collect(RunReader.ReadResultsAsync(path, CancellationToken.None));

        Assert.That(
            lines.Select(line => line is LineReading<TaskResult>.Bad bad ? bad.Error.Pointer : "good"),
            Is.EqualTo(new[] { "/reasonCodes", "/speedup", "/reasons", "good" }));
    }

    [Test]
    public async Task Samples_are_read_and_a_seed_beyond_two_to_the_53_is_refused()
    {
        var path = File(BenchJson.Line(Some.FullSample()) + "\n" + BenchJson.Line(Some.FullSample() with { Seed = 1UL << 53 }) + "\n");

        var lines = await Collect(RunReader.ReadSamplesAsync(path, CancellationToken.None));

        Assert.That(((LineReading<Sample>.Good)lines[0]).Value, Is.EqualTo(Some.FullSample()));
        Assert.That(((LineReading<Sample>.Bad)lines[1]).Error.Pointer, Is.EqualTo("/seed"));
    }

    private string File(string text)
    {
        var path = Path.Combine(folder, "file");
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    private static async Task<List<LineReading<T>>> Collect<T>(IAsyncEnumerable<LineReading<T>> lines)
        where T : class
    {
        var all = new List<LineReading<T>>();
        await foreach (var line in lines)
        {
            all.Add(line);
        }

        return all;
    }
}
