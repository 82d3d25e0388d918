using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bench.Sandbox.HostPrograms;

namespace Bench.EndToEnd.Tests;

/// <summary>The doctor says something of every item, also where nothing is installed.</summary>
[CancelAfter(600_000)]
public sealed class DoctorTests
{
    private static readonly string[] Names =
    [
        "cores", "smt", "frequency", "turbo", "foreign-use", "load", "clock", "aslr", "huge-pages", "swap", "memory", "disk-cache", "disk-scratch",
        "engine", "bubblewrap", "cgroup-memory", "cgroup-pids", "cgroup-cpuset", "cgroup-cpu", "git", "python3", "dotnet-sdk", "gcc", "self-check",
    ];

    [Test]
    public async Task It_names_every_item_of_this_machine(CancellationToken cancellationToken)
    {
        var result = await BenchProgram.RunAsync(BenchProgram.NewFolder(), cancellationToken, "doctor", "--json");
        var report = JsonNode.Parse(result.OutputText)!;
        Assert.That(StateByName(report).Keys, Is.SupersetOf(Names));
        Assert.That(result.ExitCode, Is.EqualTo((bool)report["fit"]! ? 0 : 1), result.ErrorText);
        Assert.That(report["fit"]!.GetValue<bool>(), Is.EqualTo(!StateByName(report).ContainsValue("fail")));
        Assert.That(StateByName(report)["git"], Is.EqualTo("pass"));
    }

    [Test]
    public async Task The_table_has_a_line_for_every_item_and_says_how_to_mend_the_bad_ones(CancellationToken cancellationToken)
    {
        var result = await BenchProgram.RunAsync(BenchProgram.NewFolder(), cancellationToken, "doctor");
        foreach (var name in Names)
        {
            Assert.That(result.OutputText, Does.Contain($"│ {name} "));
        }

        Assert.That(result.OutputText, Does.Contain("fit to measure"));
    }

    [Test]
    public async Task A_machine_without_programs_and_engine_gets_its_answers_too(CancellationToken cancellationToken)
    {
        var folder = BenchProgram.NewFolder();
        var bare = new Dictionary<string, string>
        {
            ["PATH"] = folder,
            ["HOME"] = folder,
            ["BENCH_CACHE"] = Path.Combine(folder, "cache"),
            ["BENCH_SCRATCH"] = Path.Combine(folder, "scratch"),
            ["DOCKER_HOST"] = $"unix://{folder}/no.sock",
        }.ToImmutableSortedDictionary(StringComparer.Ordinal);
        var result = await HostCommand.RunAsync(
            ["dotnet", BenchProgram.Program, "doctor", "--json"], folder, default, HostCommandLimits.Default with { Variables = bare }, cancellationToken);
        var states = StateByName(JsonNode.Parse(result.OutputText)!);
        Assert.That(result.ExitCode, Is.EqualTo(1), result.ErrorText);
        Assert.That(states["git"], Is.EqualTo("fail"));
        Assert.That(states["engine"], Is.EqualTo("warn"));
        Assert.That(states["gcc"], Is.EqualTo("warn"));
        Assert.That(result.ErrorText, Is.Empty);
    }

    private static Dictionary<string, string> StateByName(JsonNode report) =>
        report["items"]!.AsArray().ToDictionary(item => (string)item!["name"]!, item => (string)item!["state"]!);
}
