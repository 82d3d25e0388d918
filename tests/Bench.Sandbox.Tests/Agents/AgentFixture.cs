using System.Collections.Immutable;
using Bench.Sandbox.Agents;

namespace Bench.Sandbox.Tests.Agents;

/// <summary>Starts a real agent for each test.</summary>
public abstract class AgentFixture(AgentKind kind)
{
    /// <summary>Far more than anything here needs, so that a busy machine fails no test.</summary>
    protected static readonly TimeSpan Plenty = TimeSpan.FromMinutes(2);

    private HostAgent? _agent;

    protected AgentConnection Agent => _agent!.Connection;

    protected string Folder { get; private set; } = "";

    [SetUp]
    public async Task StartAgentAsync()
    {
        Folder = Directory.CreateTempSubdirectory("bench-agent-").FullName;
        _agent = await HostAgent.StartAsync(await LocateAsync(kind), TimeProvider.System, CancellationToken.None);
    }

    [TearDown]
    public async Task StopAgentAsync()
    {
        if (_agent is not null)
        {
            await _agent.DisposeAsync();
        }

        Directory.Delete(Folder, recursive: true);
    }

    protected static async Task<AgentProgram> LocateAsync(AgentKind kind)
    {
        var sources = InstallLayout.Find().AgentSources;
        return kind == AgentKind.Python
            ? new AgentProgram(kind, Path.Combine(sources, "agent.py"), Note: null)
            : await AgentBinary.LocateAsync(sources, Path.Combine(Path.GetTempPath(), "bench-agent-tests"), CancellationToken.None);
    }

    protected static AgentRequest Command(params string[] arguments) => new()
    {
        Arguments = [.. arguments],
        WallLimit = Plenty,
        Variables = ImmutableSortedDictionary<string, string>.Empty.Add("PATH", "/usr/local/bin:/usr/bin:/bin"),
    };

    protected async Task<SpawnResult> RunAsync(AgentRequest request) => (await Agent.SpawnAsync(request, CancellationToken.None)).Result;
}
