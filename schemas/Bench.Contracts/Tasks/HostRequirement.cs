using System.Collections.Immutable;
using Bench.Contracts.Documents;

namespace Bench.Contracts.Tasks;

/// <summary>The machine as the environment of a task.</summary>
/// <param name="Requires">Programs that must be on the path, such as <c>python3</c>.</param>
public sealed record HostRequirement(
    [property: Shape("^[A-Za-z0-9][A-Za-z0-9._+-]{0,99}$", "the name of a program")] ImmutableArray<string> Requires);
