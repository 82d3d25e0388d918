using System.Collections.Immutable;
using Bench.Contracts.Outcomes;

namespace Bench.Evaluation.Patches;

/// <summary>What a policy finds in a patch.</summary>
/// <param name="Refusal">Why the patch must not be applied; null when it may.</param>
/// <param name="Flags">What a person should look at; the patch may be applied.</param>
/// <param name="Exceptions">Paths on the built-in protected list that the task lets a submission change, and that this one changes.</param>
public sealed record PolicyFinding(Reason? Refusal, ImmutableArray<Reason> Flags, ImmutableArray<string> Exceptions);
