namespace Bench.Harvester.Filter.Texts;

/// <summary>A term found in a text.</summary>
/// <param name="Term">The term.</param>
/// <param name="Start">Index of its first word.</param>
/// <param name="Length">How many words it takes.</param>
internal readonly record struct TermMatch(Term Term, int Start, int Length)
{
    /// <summary>Index after its last word.</summary>
    public int End => Start + Length;
}
