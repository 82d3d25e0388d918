namespace Bench.Sandbox.Agents;

/// <summary>Which of the two programs serves as agent.</summary>
public enum AgentKind
{
    /// <summary><c>agent.c</c>, compiled on this machine.</summary>
    Compiled,

    /// <summary><c>agent.py</c>, for machines without a C compiler.</summary>
    Python,
}
