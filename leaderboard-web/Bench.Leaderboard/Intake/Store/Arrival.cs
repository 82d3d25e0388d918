using Bench.Contracts.Submissions;

namespace Bench.Leaderboard.Intake.Store;

/// <summary>A file that has arrived whole and lies in its place.</summary>
/// <param name="Id">Identity of its receipt, and its name.</param>
/// <param name="Token">Id of the token that it came with.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Sha256">Digest of its bytes, lower-case hex.</param>
/// <param name="Bytes">Their number.</param>
/// <param name="Disclosure">What the submitter said about it.</param>
/// <param name="Again">Whether it is to be scored although the same content was scored before.</param>
internal sealed record Arrival(Guid Id, string Token, SubmissionKind Kind, string Sha256, long Bytes, Disclosure Disclosure, bool Again);
