namespace Bench.Harvester.Filter.Rules;

/// <summary>A rule that puts a pull request out, whatever its score.</summary>
/// <param name="Reason">Code of the verdict.</param>
/// <param name="Find">The reason as a sentence; null when the rule does not hold.</param>
internal sealed record FilterRule(string Reason, Func<FilterInput, FilterLimits, string?> Find);
