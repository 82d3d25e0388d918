using System.Text.Json.Nodes;
using Bench.Sandbox.HostPrograms;

namespace Bench.EndToEnd.Tests.Cheats;

/// <summary>
/// Hostile submissions share sittings with honest ones. Each ends with the code that the manifest states, the honest ones end as they do
/// alone, and the machine is as it was. docs/threat-model.md says what each cheat tries.
/// </summary>
[TestFixture("python", "bubblewrap")]
[TestFixture("python", "docker")]
[TestFixture("csharp", "docker")]
public sealed class CheatTests(string language, string sandbox)
{
    /// <summary>Names that the patches give their processes and files.</summary>
    private const string Mark = "bench-cheat";

    private readonly string _folder = BenchProgram.NewFolder();
    private readonly string _scratch = $"/var/tmp/bench-cheats-{Guid.NewGuid():N}";
    private readonly Cheat[] _cheats = Cheat.Of(language);
    private HostCommandResult _run = null!;
    private Dictionary<string, JsonNode> _alone = [];
    private Dictionary<string, JsonNode> _results = [];

    [OneTimeSetUp]
    [CancelAfter(1_200_000)]
    public async Task EvaluateHonestOnesAloneAndBesideCheats()
    {
        await BaseImage.MakeAsync(CancellationToken.None);
        var subject = CheatSubject.Of(language);
        var task = await subject.WriteTaskAsync(_folder);
        var alone = await EvaluateAsync(task, await subject.WritePredictionsAsync(_folder, []), "alone");
        Assert.That(alone.ExitCode, Is.Zero, alone.ErrorText);
        _alone = RunFiles.Results(Path.Combine(_folder, "alone"));
        _run = await EvaluateAsync(task, await subject.WritePredictionsAsync(_folder, _cheats), "beside");
        _results = RunFiles.Results(Path.Combine(_folder, "beside"));
    }

    [OneTimeTearDown]
    public void RemoveScratch() => Directory.Delete(_scratch, recursive: true);

    [Test]
    public void Every_cheat_ends_with_its_code()
    {
        Assert.Multiple(() =>
        {
            foreach (var cheat in _cheats)
            {
                var result = _results[cheat.Name];
                Assert.That(result.Text("outcome"), cheat.Code is null ? Is.AnyOf("equal", "inconclusive", "slower") : Is.EqualTo("failed"), cheat.Trick);
                Assert.That((double?)result["attainment"], Is.Zero, cheat.Trick);
                Assert.That(cheat.Code is null || result.Code() == cheat.Code, Is.True, $"{cheat.Name}: {result["reasons"]}");
                Assert.That(Codes(result), Is.SupersetOf(cheat.Flags ?? []), cheat.Trick);
            }
        });
        Assert.That(_run.ExitCode, Is.EqualTo(1), _run.ErrorText);
    }

    [Test]
    public void An_honest_candidate_beside_cheats_ends_as_it_does_alone()
    {
        Assert.Multiple(() =>
        {
            foreach (var model in CheatSubject.Honest)
            {
                Assert.That(_alone[model].Text("outcome"), Is.EqualTo("faster"), model);
                Assert.That(_results[model].Text("outcome"), Is.EqualTo("faster"), model);
                // A start that a busy machine slowed by a millisecond too many is charged, which accuses nobody.
                Assert.That(Codes(_alone[model]).Concat(Codes(_results[model])).Except(["WORK_MIGRATED"]), Is.Empty, $"{model} is accused of nothing");
            }

            Assert.That(_results["half"].Text("againstExpert"), Is.EqualTo(_alone["half"].Text("againstExpert")).And.EqualTo("slower"));
        });
    }

    [Test]
    public void No_process_and_no_file_of_a_cheat_is_left()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Directory.EnumerateDirectories("/proc").Where(IsOfCheat), Is.Empty);
            Assert.That(Directory.EnumerateFileSystemEntries(_scratch, "run-*"), Is.Empty);
            foreach (var folder in new[] { "/tmp", "/dev/shm", "/var/tmp" })
            {
                Assert.That(Directory.EnumerateFileSystemEntries(folder, Mark + "-*"), Is.Empty, folder);
            }
        });
    }

    [Test]
    [CancelAfter(120_000)]
    public async Task No_container_that_held_a_cheat_is_left(CancellationToken cancellationToken)
    {
        var containers = await HostCommand.RunAsync(
            ["docker", "ps", "--all", "--no-trunc", "--format", "{{.Names}} {{.Mounts}}"], "/", default, HostCommandLimits.Default, cancellationToken);
        Assert.That(containers.Succeeded, Is.True, containers.ErrorText);
        Assert.That(containers.OutputText, Does.Not.Contain(_scratch));
    }

    [Test]
    public void The_clock_of_the_machine_was_not_set() =>
        Assert.That(TimeProvider.System.GetUtcNow(), Is.GreaterThan(new DateTimeOffset(File.GetLastWriteTimeUtc(typeof(CheatTests).Assembly.Location))));

    private Task<HostCommandResult> EvaluateAsync(string task, string predictions, string run) => BenchProgram.RunInScratchAsync(
        _scratch,
        TestContext.CurrentContext.CancellationToken,
        "evaluate", "--tasks", task, "--predictions", predictions, "--out", Path.Combine(_folder, run), "--sandbox", sandbox, "--rotations", "10");

    private static IEnumerable<string> Codes(JsonNode result) => result["reasonCodes"]!.AsArray().Select(code => (string)code!);

    private static bool IsOfCheat(string process)
    {
        try
        {
            return char.IsAsciiDigit(process[^1]) && File.ReadAllText(Path.Combine(process, "comm")).StartsWith(Mark, StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false; // It has ended.
        }
    }
}
