namespace Bench.Harvester.GitHub.Client.Models;

/// <summary>An end of a pull request.</summary>
/// <param name="Ref">Name of the branch.</param>
/// <param name="Sha">Id of its commit.</param>
public sealed record GitReference(string Ref, string Sha);
