using Bench.Contracts.Runs;

namespace Bench.Scoring.Sittings;

/// <summary>A sample that cannot come from a sitting: nothing is computed from it or beside it.</summary>
/// <param name="sample">The sample.</param>
/// <param name="problem">What is wrong with it.</param>
public sealed class SampleRefusedException(Sample sample, string problem) : Exception(
    $"Sample of arm '{sample.Arm}', rotation {sample.Rotation}, order {sample.Order} in sitting '{sample.Sitting}' of {sample.Task}: {problem}")
{
    /// <summary>The sample that was refused.</summary>
    public Sample Sample { get; } = sample;
}
