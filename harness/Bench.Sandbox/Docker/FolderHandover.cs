namespace Bench.Sandbox.Docker;

/// <summary>How a writable folder becomes writable for the code inside.</summary>
internal enum FolderHandover
{
    /// <summary>It is already: the code inside has the harness's own id.</summary>
    None,

    /// <summary>Its owner is changed.</summary>
    ChangeOwner,

    /// <summary>Everybody may write.</summary>
    OpenToAll,
}
