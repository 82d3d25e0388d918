namespace Bench.Sandbox.Agents;

/// <summary>The agent as a file.</summary>
/// <param name="Kind">Which of the two it is.</param>
/// <param name="File">Path of the executable or script.</param>
/// <param name="Note">What the choice costs, for the report; null when it costs nothing.</param>
public sealed record AgentProgram(AgentKind Kind, string File, string? Note)
{
    /// <summary>The command line that starts it, with the file at another path, such as the one inside a container.</summary>
    public IReadOnlyList<string> CommandLine(string file) => Kind == AgentKind.Compiled ? [file] : ["python3", "-I", "-B", file];
}
