using System.Text.Json.Nodes;

namespace Bench.EndToEnd.Tests.Faults;

/// <summary>An engine that goes in the middle, or cannot get an image, is a fault that says what to do. The engine is the test's own.</summary>
[CancelAfter(600_000)]
public sealed class EngineStoppedTests
{
    private const string Tally = "sample__tally-34";
    private readonly FaultBench _bench = new();
    private string _engine = "";

    /// <summary>Calls tests/engine for an engine that nobody else uses.</summary>
    private string Own(string command) =>
        $"cd {BenchProgram.Root} && env -u DOCKER_HOST BENCH_ENGINE_OWN=1 BENCH_CACHE={_bench.Folder}/engine tests/engine {command}";

    [OneTimeSetUp]
    public async Task StartAnEngine()
    {
        await BaseImage.MakeAsync(CancellationToken.None);
        await Shell.RunAsync($"docker save -o {_bench.Folder}/base.tar bench/base:bookworm", CancellationToken.None);
        _engine = await Shell.RunAsync(Own("start"), CancellationToken.None);
        await Shell.RunAsync($"docker -H {_engine} load -q -i {_bench.Folder}/base.tar && rm {_bench.Folder}/base.tar", CancellationToken.None);
        _bench.Set("DOCKER_HOST", _engine);
    }

    [OneTimeTearDown]
    public async Task StopTheEngine() => await Shell.RunAsync($"{Own("stop")} && grep -o ' {_bench.Folder}/[^ ]*' /proc/mounts | sort -r | xargs -r umount -l; rm -rf {_bench.Folder}/engine", CancellationToken.None);

    [Test]
    public async Task An_engine_that_dies_in_the_middle_is_a_fault_and_the_same_command_completes(CancellationToken cancellationToken)
    {
        var predictions = _bench.Choose((Tally, "better"), (Tally, "unappliable"));
        var task = await _bench.CopyTaskAsync(Tally);
        var first = _bench.Evaluate(task, predictions, "docker", cancellationToken);
        await first.SaidAsync("measuring", cancellationToken);
        await Shell.RunAsync($"kill -9 $(cat {_engine["unix://".Length..].Replace("engine.sock", "engine.pid", StringComparison.Ordinal)})", cancellationToken);

        Assert.That((await first.Ended).ExitCode, Is.EqualTo(3), first.Said);
        Assert.That(first.Said, Does.Contain(_engine).And.Contain("run the same command again"));
        Assert.That(first.Said, Does.Contain("trying again (2 of 2)").And.Not.Contain("(3 of"));
        Assert.That(_bench.Results()["better"].Code(), Is.EqualTo("INFRA_ERROR"), first.Said);
        Assert.That(_bench.Results()["unappliable"].Code(), Is.EqualTo("PATCH_DOES_NOT_APPLY"), "what had ended stands");

        Assert.That(await Shell.RunAsync(Own("start"), cancellationToken), Is.EqualTo(_engine));
        var second = _bench.Evaluate(task, predictions, "docker", cancellationToken);
        Assert.That((await second.Ended).ExitCode, Is.EqualTo(1), second.Said);
        Assert.That(second.Said, Does.Contain("1 of them finished earlier"));
        Assert.That(_bench.Results()["better"].Text("outcome"), Is.EqualTo("faster"), second.Said);
        Assert.That(await Shell.RunAsync($"docker -H {_engine} ps -aq", cancellationToken), Is.Empty, "no container is left behind");
        Assert.That(_bench.Leftovers(), Is.Empty);
    }

    [Test]
    public async Task An_image_that_cannot_be_pulled_is_a_fault_after_two_more_tries(CancellationToken cancellationToken)
    {
        var bench = new FaultBench();
        bench.Set("DOCKER_HOST", _engine);
        var task = await bench.CopyTaskAsync(Tally, change: document => document["environment"] = new JsonObject { ["image"] = "127.0.0.1:9/nowhere:1" });
        var run = bench.Evaluate(task, "noop", "docker", cancellationToken);

        Assert.That((await run.Ended).ExitCode, Is.EqualTo(3), run.Said);
        Assert.That(run.Said, Does.Contain("The image 127.0.0.1:9/nowhere:1 is not on this machine and cannot be pulled"));
        Assert.That(run.Said.Split("trying again"), Has.Length.EqualTo(3), run.Said);
        Assert.That(bench.Results()["noop"].Code(), Is.EqualTo("INFRA_ERROR"));
    }
}
