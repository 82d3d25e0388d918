using Bench.Contracts.Tasks;

namespace Bench.Evaluation.Answers;

/// <summary>When two floating-point numbers agree.</summary>
/// <param name="comparison">The task's tolerance.</param>
internal sealed class FloatRule(AnswerComparison comparison)
{
    /// <summary>
    /// Within the tolerance around base. NaN agrees with NaN only and an infinity with itself only; of two zeros the signs must agree.
    /// </summary>
    public bool Agree(double expected, double actual)
    {
        if (double.IsNaN(expected) || double.IsNaN(actual))
        {
            return double.IsNaN(expected) && double.IsNaN(actual);
        }

        if (expected == actual)
        {
            return expected != 0 || double.IsNegative(expected) == double.IsNegative(actual);
        }

        return double.IsFinite(expected)
            && double.IsFinite(actual)
            && Math.Abs(actual - expected) <= comparison.Atol + (comparison.Rtol * Math.Abs(expected));
    }
}
