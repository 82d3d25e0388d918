using Bench.Evaluation.Sources;

namespace Bench.Harvester.Admit;

/// <summary>What the stage works with.</summary>
/// <param name="Repository">Which repository it is.</param>
/// <param name="Git">The same, to read from.</param>
public sealed record AdmitPlace(RepositoryIdentity Repository, IGitRepository Git);
