using System.Collections.Immutable;
using System.Text.Json;
using Bench.Contracts.Documents;

namespace Bench.Contracts.Protocol;

/// <summary>What a runner makes its inputs from.</summary>
/// <param name="Seeds">One seed a call; as many as calls in a sample. Each below 2^53, so that every JSON reader keeps it whole.</param>
/// <param name="Parameters">The task's parameters.</param>
public sealed record SetupPayload(
    [property: Bounds(0, TextPatterns.GreatestSeed)] ImmutableArray<ulong> Seeds,
    ImmutableSortedDictionary<string, JsonElement> Parameters);
