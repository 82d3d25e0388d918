using System.Collections.Immutable;
using Bench.Contracts.Documents;

namespace Bench.Contracts.Tasks;

/// <summary>How a tree becomes runnable, without network. Each command is an argument list; no shell is involved.</summary>
/// <param name="Commands">Commands in order, run in the tree; placeholders such as <c>{repo}</c> are replaced.</param>
/// <param name="Outputs">Path patterns the build may create or change; anything else it leaves in the tree is drift. No check when empty.</param>
public sealed record BuildSpec(
    [property: Shape(TextPatterns.Argument, TextPatterns.ArgumentWords)] ImmutableArray<ImmutableArray<string>> Commands,
    [property: Shape(TextPatterns.Text, TextPatterns.TextWords)] ImmutableArray<string> Outputs = default);
