using Bench.Sandbox.Agents;

namespace Bench.Sandbox.Docker;

/// <summary>What the container back end needs to know.</summary>
/// <param name="RunId">The run, for the labels of what is made.</param>
/// <param name="Agent">The agent; the mount <see cref="CellPlace.Tools"/> holds it as <c>agent</c> or <c>agent.py</c>.</param>
public sealed record DockerSandboxOptions(string RunId, AgentProgram Agent);
