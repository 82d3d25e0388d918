namespace Bench.Sandbox.Agents;

/// <summary>What the agent does beyond starting the program.</summary>
[Flags]
public enum AgentOptions
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The process gets a session and a process group of its own.</summary>
    Session = AgentTags.FlagSession,

    /// <summary>The process and its children cannot gain privileges; a seccomp filter needs it.</summary>
    NoNewPrivileges = AgentTags.FlagNoNewPrivileges,

    /// <summary>The kernel kills the process when the agent ends.</summary>
    DieWithAgent = AgentTags.FlagDieWithAgent,

    /// <summary>The program is a wrapper such as bubblewrap: its exit code 128 + n means signal n of the program inside.</summary>
    Wrapped = AgentTags.FlagWrapped,

    /// <summary>Nothing else on the machine runs as the request's user, so that all that this user runs may be killed at one stroke.</summary>
    OwnUser = AgentTags.FlagOwnUser,
}
