namespace Bench.Harvester.Filter.Texts;

/// <summary>A term of a text with what it means there.</summary>
/// <param name="Term">The term.</param>
/// <param name="Written">How it is written.</param>
/// <param name="Factor">What is left of its weight.</param>
/// <param name="Why">Why less is left; null when all is.</param>
internal sealed record TermFinding(Term Term, string Written, double Factor, string? Why)
{
    /// <summary>Weight that is left.</summary>
    public double Weight => Term.Weight * Factor;
}
