namespace Bench.Sandbox;

/// <summary>
/// An isolated place with fixed mounts and limits. Processes run in it one after another, each from a clean state: whatever the one
/// before left running is killed, and what it left in the scratch folders is gone.
/// </summary>
public interface ISandboxCell : IAsyncDisposable
{
    /// <summary>Path of a place as the code inside sees it.</summary>
    /// <exception cref="ArgumentException">The cell was opened without that place.</exception>
    string PathOf(CellPlace place);

    /// <summary>Runs one process to its end: a plain command, or a sample when the request carries an exchange.</summary>
    /// <exception cref="SandboxFaultException">The sandbox itself broke; says nothing about the code inside.</exception>
    Task<SpawnResult> RunAsync(SpawnRequest request, CancellationToken cancellationToken);
}
