using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bench.Sandbox.Agents;
using Bench.Sandbox.Docker;
using Bench.Sandbox.Engine;
using Bench.Sandbox.Engine.Models;
using Bench.Sandbox.Seccomp;

namespace Bench.Sandbox.Tests.Docker;

public sealed class ContainerRequestTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private static readonly CellSpec Cell = new(
        "bench/env:0123456789ab",
        [
            new CellMount(CellPlace.Tools, "/var/cache/bench/tools", Writable: false),
            new CellMount(CellPlace.Repo, "/srv/work/repo", Writable: false),
            new CellMount(CellPlace.Task, "/srv/tasks/sample__tally-14", Writable: false),
            new CellMount(CellPlace.Out, "/srv/work/out", Writable: true),
        ],
        new CellLimits([1, 3], 1L << 30, 256, 2L << 30, 256L << 20, 64L << 20),
        Network: false,
        ImmutableSortedDictionary<string, string>.Empty.Add("PYTHONPATH", "{repo}/src"));

    private static readonly string[] ImageVariables = ["PATH=/opt/python/bin:/usr/bin", "SECRET=left-in-the-image"];

    [Test]
    public void The_create_request_is_exactly_the_one_on_file()
    {
        var request = Write(Cell);
        var body = JsonNode.Parse(JsonSerializer.Serialize(request, EngineJson.Default.CreateContainerParameters))!;
        var options = body["HostConfig"]!["SecurityOpt"]!.AsArray();
        Assert.That((string?)options[1], Is.EqualTo("seccomp=" + SeccompPolicy.Default.ToDockerJson()));
        // The filter has tests of its own.
        options[1] = "seccomp=...";
        var file = Path.Combine(TestContext.CurrentContext.TestDirectory, "Docker", "create-request.json");
        Assert.That(body.ToJsonString(Indented), Is.EqualTo(File.ReadAllText(file).TrimEnd()));
    }

    [Test]
    public void The_network_is_there_only_for_a_cell_that_asks_for_it() =>
        Assert.That(Write(Cell with { Network = true }).HostConfig!.NetworkMode, Is.EqualTo("bridge"));

    [Test]
    public void The_python_agent_runs_isolated_from_what_lies_around_it()
    {
        var request = ContainerRequest.Write(
            Cell, new AgentProgram(AgentKind.Python, "/x/agent.py", Note: null), ImageVariables, ImmutableSortedDictionary<string, string>.Empty, "bench-1");
        Assert.That(request.Entrypoint, Is.EqualTo(["python3", "-I", "-B", "/bench/tools/agent.py"]));
    }

    [Test]
    public void A_process_gets_the_images_PATH_the_cells_variables_and_nothing_else()
    {
        var process = new CellProcess(Cell, 10001, ImageVariables).RequestOf(
            new SpawnRequest(["python3", "{task}/workload.py"], CellPlace.Repo, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(4)));
        Assert.Multiple(() =>
        {
            Assert.That(process.Variables, Is.EqualTo(new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["PATH"] = "/opt/python/bin:/usr/bin",
                ["HOME"] = "/tmp",
                ["LANG"] = "C.UTF-8",
                ["PYTHONPATH"] = "/bench/repo/src",
            }));
            Assert.That(process.Arguments, Is.EqualTo(["python3", "/bench/task/workload.py"]));
            Assert.That(process.Folder, Is.EqualTo("/bench/repo"));
            Assert.That(process.User, Is.EqualTo(10001));
            Assert.That(process.Group, Is.EqualTo(10001));
        });
    }

    [Test]
    public void A_place_that_the_cell_does_not_have_is_an_error() =>
        Assert.That(() => new CellProcess(Cell, 10001, ImageVariables).PathOf(CellPlace.Prepared), Throws.ArgumentException);

    private static CreateContainerParameters Write(CellSpec cell) => ContainerRequest.Write(
        cell,
        new AgentProgram(AgentKind.Compiled, "/var/cache/bench/agent-1", Note: null),
        ImageVariables,
        ContainerLabels.Of("run-7", new HarnessProcess(4711, 123456, "b007", "pid:[4026531836]")),
        "bench-1");
}
