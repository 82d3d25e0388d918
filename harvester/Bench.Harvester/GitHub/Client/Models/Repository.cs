namespace Bench.Harvester.GitHub.Client.Models;

/// <summary>A repository.</summary>
/// <param name="FullName">Owner and name, as they are now.</param>
/// <param name="DefaultBranch">The branch that pull requests go to if nothing else is said.</param>
public sealed record Repository(string FullName, string DefaultBranch);
