namespace Bench.Sandbox.Agents;

/// <summary>Bytes that the process can read at a descriptor, such as the filter of <c>bwrap --seccomp FD</c>.</summary>
/// <param name="Descriptor">Number of the descriptor, 3 to 200.</param>
/// <param name="Bytes">What it reads.</param>
public sealed record AgentHandedFilter(int Descriptor, ReadOnlyMemory<byte> Bytes);
