using System.Collections.Immutable;

namespace Bench.Contracts.Tasks;

/// <summary>The machine as the environment of a task.</summary>
/// <param name="Requires">Programs that must be on the path, such as <c>python3</c>.</param>
public sealed record HostRequirement(ImmutableArray<string> Requires);
