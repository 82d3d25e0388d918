namespace Bench.Contracts.Tasks;

/// <summary>One piece of evidence.</summary>
/// <param name="Name">Name of the signal or stage.</param>
/// <param name="Evidence">What was seen.</param>
public sealed record ProvenanceNote(string Name, string Evidence);
