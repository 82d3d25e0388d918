using Bench.Contracts.Outcomes;
using Bench.Contracts.Submissions;

namespace Bench.Leaderboard.Intake.Store;

/// <summary>A dated state as it is kept.</summary>
/// <param name="State">The state.</param>
/// <param name="At">When it was reached.</param>
/// <param name="Code">Why it ended there; null where it went on.</param>
/// <param name="Detail">The same in words.</param>
/// <param name="HasLog">Whether something was said meanwhile.</param>
internal sealed record StoredStep(SubmissionState State, DateTimeOffset At, ReasonCode? Code = null, string? Detail = null, bool HasLog = false);
