namespace Bench.Harvester.Filter.Texts;

/// <summary>A word or phrase that counts.</summary>
/// <param name="Name">The first of its spellings; the others count as the same.</param>
/// <param name="Kind">What it says.</param>
/// <param name="Weight">How much it says in a title; below zero for <see cref="TermKind.Against"/>.</param>
internal sealed record Term(string Name, TermKind Kind, double Weight);
