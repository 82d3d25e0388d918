using System.Collections.Immutable;

namespace Bench.Leaderboard.Intake.Checks;

/// <summary>What checking an upload gave. Closed: <see cref="Sound"/> or <see cref="Refused"/>.</summary>
internal abstract record UploadCheck
{
    private UploadCheck()
    {
    }

    /// <summary>It can be taken.</summary>
    /// <param name="Content">Digest of what it says, whatever its bytes.</param>
    public sealed record Sound(string Content) : UploadCheck;

    /// <summary>It cannot be taken.</summary>
    /// <param name="Problems">Why, the first found first; at least one.</param>
    public sealed record Refused(ImmutableArray<UploadProblem> Problems) : UploadCheck
    {
        public Refused(UploadProblem problem)
            : this([problem])
        {
        }
    }
}
