using System.Collections.Immutable;
using System.Text;
using Bench.Sandbox.Agents;

namespace Bench.Sandbox.Tests.Agents;

/// <summary>Starts a real agent for each test.</summary>
public abstract class AgentFixture(AgentKind kind)
{
    /// <summary>Far more than anything here needs, so that a busy machine fails no test.</summary>
    protected static readonly TimeSpan Plenty = TimeSpan.FromMinutes(2);

    /// <summary>For processes that are expected to be killed at their limit.</summary>
    protected static readonly TimeSpan Short = TimeSpan.FromMilliseconds(300);

    private HostAgent? _agent;

    protected AgentConnection Agent => _agent!.Connection;

    /// <summary>A new folder that every user may write to.</summary>
    protected string Folder { get; private set; } = "";

    [SetUp]
    public async Task StartAgentAsync()
    {
        Folder = Directory.CreateTempSubdirectory("bench-agent-").FullName;
        File.SetUnixFileMode(Folder, (UnixFileMode)0b111_111_111);
        _agent = await HostAgent.StartAsync(await LocateAsync(kind), TimeProvider.System, CancellationToken.None);
    }

    [TearDown]
    public async Task RemoveAgentAsync()
    {
        await StopAgentAsync();
        Directory.Delete(Folder, recursive: true);
    }

    protected async Task StopAgentAsync()
    {
        if (_agent is not null)
        {
            await _agent.DisposeAsync();
        }

        _agent = null;
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

    /// <summary>A sample whose runner is a few lines of Python after the functions of <see cref="SampleScript"/>.</summary>
    protected static AgentRequest Sample(string script, string go = "the input", long answerLimit = 1 << 20) =>
        Command("python3", "-I", "-S", "-B", "-c", SampleScript.Frames + script) with
        {
            Exchange = new SampleExchange("hello"u8.ToArray(), "setup"u8.ToArray(), Encoding.UTF8.GetBytes(go), answerLimit),
        };

    protected async Task<SpawnResult> RunAsync(AgentRequest request) => (await Agent.SpawnAsync(request, CancellationToken.None)).Result;

    protected static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);
}
