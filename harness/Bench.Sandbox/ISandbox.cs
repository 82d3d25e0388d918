using Bench.Contracts.Runs;

namespace Bench.Sandbox;

/// <summary>A way to keep submitted code apart from the machine: a container engine, bubblewrap, or limits on plain processes.</summary>
public interface ISandbox : IAsyncDisposable
{
    /// <summary>The back end and what it cannot enforce on this machine.</summary>
    SandboxLevel Level { get; }

    /// <summary>Opens an isolated place in which processes are run.</summary>
    /// <exception cref="SandboxFaultException">The place could not be made: a fault of ours or of the machine.</exception>
    Task<ISandboxCell> OpenAsync(CellSpec spec, CancellationToken cancellationToken);
}
