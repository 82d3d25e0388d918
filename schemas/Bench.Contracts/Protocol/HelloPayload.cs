using System.Collections.Immutable;

namespace Bench.Contracts.Protocol;

/// <summary>What a runner loads.</summary>
/// <param name="Version">Version of the protocol, <see cref="ProtocolVersion"/>.</param>
/// <param name="File">Path of the workload inside the sandbox.</param>
/// <param name="ImportPaths">Folders for the import path, inside the sandbox.</param>
public sealed record HelloPayload(int Version, string File, ImmutableArray<string> ImportPaths)
{
    /// <summary>The version that this harness and its runners speak.</summary>
    public const int ProtocolVersion = 1;
}
