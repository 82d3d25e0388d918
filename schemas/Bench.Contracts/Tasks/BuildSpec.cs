using System.Collections.Immutable;

namespace Bench.Contracts.Tasks;

/// <summary>How a tree becomes runnable, without network. Each command is an argument list; no shell is involved.</summary>
/// <param name="Commands">Commands in order, run in the tree; placeholders such as <c>{repo}</c> are replaced.</param>
/// <param name="Outputs">Path patterns the build may create or change; anything else it leaves in the tree is drift. No check when empty.</param>
public sealed record BuildSpec(ImmutableArray<ImmutableArray<string>> Commands, ImmutableArray<string> Outputs = default);
