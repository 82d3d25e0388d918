namespace Bench.Contracts.Documents;

/// <summary>Least and greatest value of a number; the reader checks it and the schema states it.</summary>
/// <param name="least">Least value allowed.</param>
/// <param name="greatest">Greatest value allowed.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class BoundsAttribute(double least, double greatest) : Attribute
{
    /// <summary>Least value allowed.</summary>
    public double Least { get; } = least;

    /// <summary>Greatest value allowed.</summary>
    public double Greatest { get; } = greatest;
}
