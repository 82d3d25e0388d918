using Bench.Contracts.Submissions;
using Bench.Leaderboard.Intake.Tokens;

namespace Bench.Leaderboard.Intake.Uploads;

/// <summary>Something that is being handed in.</summary>
/// <param name="Token">By whom.</param>
/// <param name="Kind">What it claims to be.</param>
/// <param name="Disclosure">What is said about it.</param>
/// <param name="Again">Whether it is to be scored although the same content was scored before.</param>
internal sealed record Upload(AccessToken Token, SubmissionKind Kind, Disclosure Disclosure, bool Again);
