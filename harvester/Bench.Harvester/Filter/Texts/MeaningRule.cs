namespace Bench.Harvester.Filter.Texts;

/// <summary>A rule by which a term in some company means less, or something else.</summary>
/// <param name="Why">What the term means there, as a few words for the evidence.</param>
/// <param name="Factor">What is left of its weight.</param>
/// <param name="Applies">Whether the rule holds for a match.</param>
internal sealed record MeaningRule(string Why, double Factor, Func<TextContext, TermMatch, bool> Applies);
