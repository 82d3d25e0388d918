using System.Collections.Immutable;
using Bench.Contracts.Outcomes;
using Bench.Leaderboard.Intake.Checks;

namespace Bench.Leaderboard.Intake.Uploads;

/// <summary>What came of an upload. Closed: <see cref="Taken"/>, <see cref="Earlier"/> or <see cref="Refused"/>.</summary>
internal abstract record UploadOutcome
{
    private UploadOutcome()
    {
    }

    /// <summary>It was taken.</summary>
    /// <param name="Receipt">Its receipt.</param>
    public sealed record Taken(Guid Receipt) : UploadOutcome;

    /// <summary>The same content was taken before.</summary>
    /// <param name="Receipt">The receipt of then.</param>
    /// <param name="IsOwn">Whether it came with the same token.</param>
    public sealed record Earlier(Guid Receipt, bool IsOwn) : UploadOutcome;

    /// <summary>It was not taken.</summary>
    /// <param name="Problems">Why, the first found first; at least one.</param>
    /// <param name="Receipt">Its receipt; null when it did not come so far.</param>
    public sealed record Refused(ImmutableArray<UploadProblem> Problems, Guid? Receipt = null) : UploadOutcome
    {
        public Refused(ReasonCode code, string detail)
            : this([new UploadProblem(code, UploadProblem.File, detail)])
        {
        }
    }
}
