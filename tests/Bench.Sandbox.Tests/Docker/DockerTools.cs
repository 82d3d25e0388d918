using Bench.Sandbox.Agents;

namespace Bench.Sandbox.Tests.Docker;

/// <summary>A folder with the agent, as containers mount it.</summary>
internal static class DockerTools
{
    /// <summary>Makes the agent and puts it where containers look for it.</summary>
    public static async Task<AgentProgram> PutAsync(string folder, AgentKind kind)
    {
        var sources = InstallLayout.Find().AgentSources;
        var agent = kind == AgentKind.Python
            ? new AgentProgram(kind, Path.Combine(sources, "agent.py"), Note: null)
            : await AgentBinary.LocateAsync(sources, Path.Combine(Path.GetTempPath(), "bench-agent-tests"), CancellationToken.None);
        var file = Path.Combine(folder, kind == AgentKind.Python ? "agent.py" : "agent");
        File.Copy(agent.File, file, overwrite: true);
        File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
        File.SetUnixFileMode(file, (UnixFileMode)0b111_101_101);
        return agent;
    }
}
