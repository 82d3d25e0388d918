using Bench.Contracts.Documents;

namespace Bench.Contracts.Tasks;

/// <summary>
/// How an answer is compared with the base arm's answer to the same seed. Everything but floating-point numbers is always exact;
/// two numbers agree when <c>|a - b| &lt;= atol + rtol * |b|</c> with <c>b</c> from base. Both zero means exact bytes.
/// </summary>
/// <param name="Rtol">Relative tolerance, 0 or more.</param>
/// <param name="Atol">Absolute tolerance, 0 or more.</param>
public sealed record AnswerComparison(
    [property: Bounds(0, double.MaxValue)] double Rtol = 0,
    [property: Bounds(0, double.MaxValue)] double Atol = 0)
{
    /// <summary>Bytes must be equal.</summary>
    public static AnswerComparison Exact { get; } = new();

    /// <summary>True when no tolerance applies.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsExact => Rtol == 0 && Atol == 0;
}
