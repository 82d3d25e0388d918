namespace Bench.Contracts.Tasks;

/// <summary>One piece of evidence.</summary>
/// <param name="Name">Name of the signal or stage.</param>
/// <param name="Evidence">What was seen.</param>
/// <param name="Weight">How much a signal counted in the rank of the pull request, below 0 when it spoke against it; null for what only explains.</param>
public sealed record ProvenanceNote(string Name, string Evidence, double? Weight = null);
