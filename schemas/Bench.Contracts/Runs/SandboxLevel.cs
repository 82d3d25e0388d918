using System.Collections.Immutable;

namespace Bench.Contracts.Runs;

/// <summary>The sandbox a result was made in, and what it could not enforce.</summary>
/// <param name="Kind">The back end.</param>
/// <param name="NotEnforced">Limits and protections that this back end could not enforce on this machine, each with the reason.</param>
public sealed record SandboxLevel(SandboxKind Kind, ImmutableArray<string> NotEnforced);
