using Bench.Contracts.Outcomes;

namespace Bench.Leaderboard.Intake.Checks;

/// <summary>Ends the unpacking of a bundle that is not taken; becomes an <see cref="UploadCheck.Refused"/>.</summary>
/// <param name="code">Why.</param>
/// <param name="detail">The same in words.</param>
internal sealed class BundleRefusedException(ReasonCode code, string detail) : IOException(detail)
{
    /// <summary>Why.</summary>
    public ReasonCode Code { get; } = code;
}
