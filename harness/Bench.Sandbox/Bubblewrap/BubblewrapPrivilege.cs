namespace Bench.Sandbox.Bubblewrap;

/// <summary>How bubblewrap comes by the right to make mounts.</summary>
internal enum BubblewrapPrivilege
{
    /// <summary>It is root; code inside becomes another user before it starts, and no user namespace is involved.</summary>
    Root,

    /// <summary>An ordinary user in a user namespace; on the machine, code inside is that user.</summary>
    UserNamespace,
}
