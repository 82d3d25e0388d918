using System.Collections.Immutable;
using Bench.Contracts.Runs;

namespace Bench.Evaluation.SelfChecks;

/// <summary>One finished sitting of a self-check.</summary>
/// <param name="Id">Its identity in the samples.</param>
/// <param name="Seed">Its secret seed in hex.</param>
/// <param name="Samples">Its samples, the warm-up ones included.</param>
public sealed record SelfCheckSitting(string Id, string Seed, ImmutableArray<Sample> Samples);
