namespace Bench.Contracts.Documents;

/// <summary>Least and greatest value of a number: what its rule says, within what its type holds.</summary>
internal static class NumberRange
{
    /// <summary>The range; infinite where nothing bounds it that a reader of JSON could tell.</summary>
    public static (double Least, double Greatest) Of(Type type, BoundsAttribute? bounds)
    {
        var (least, greatest) = type == typeof(int) ? (int.MinValue, int.MaxValue)
            : type == typeof(ulong) ? (0, double.PositiveInfinity)
            : (double.NegativeInfinity, double.PositiveInfinity);
        return bounds is null
            ? (least, greatest)
            : (bounds.Least, bounds.Greatest is >= long.MaxValue ? double.PositiveInfinity : bounds.Greatest);
    }
}
