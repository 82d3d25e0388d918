using System.Collections.Immutable;
using Bench.Sandbox.Agents;

namespace Bench.Sandbox.HostCells;

/// <summary>What the back ends without containers need to know.</summary>
/// <param name="Agent">The agent.</param>
/// <param name="WorkFolder">Folder for small files and scratch of the sandbox; made when it is not there.</param>
/// <param name="ShownFolders">Folders below which all that cells will show lies: tasks, tools, runs.</param>
public sealed record HostSandboxOptions(AgentProgram Agent, string WorkFolder, ImmutableArray<string> ShownFolders);
