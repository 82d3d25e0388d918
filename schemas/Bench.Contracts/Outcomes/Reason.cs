namespace Bench.Contracts.Outcomes;

/// <summary>One reason code with the place it arose in. Carries our own words only, never raw output of submitted code.</summary>
/// <param name="Code">The code.</param>
/// <param name="Phase">Step of the evaluation.</param>
/// <param name="Detail">What happened and, where it helps, how to mend it; at most 500 characters.</param>
public sealed record Reason(ReasonCode Code, Phase Phase, string Detail)
{
    /// <summary>Longest detail, in characters.</summary>
    public const int LongestDetail = 500;

    /// <summary>What happened; cut to <see cref="LongestDetail"/>.</summary>
    public string Detail { get; init; } = Detail.Length <= LongestDetail ? Detail : Detail[..(LongestDetail - 1)] + "…";
}
