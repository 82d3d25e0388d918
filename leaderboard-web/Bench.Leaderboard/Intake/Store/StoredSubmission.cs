using System.Collections.Immutable;
using Bench.Contracts.Submissions;

namespace Bench.Leaderboard.Intake.Store;

/// <summary>What was handed in, and how far it has come.</summary>
/// <param name="Id">Identity of the receipt, and name of its file.</param>
/// <param name="Token">Id of the token that it came with.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Sha256">Digest of the bytes that arrived.</param>
/// <param name="Bytes">Their number.</param>
/// <param name="Disclosure">What the submitter said about it.</param>
/// <param name="Again">Whether it is to be scored although the same content was scored before.</param>
/// <param name="Received">When it arrived.</param>
/// <param name="State">Its last state.</param>
/// <param name="Run">Id of the published run that came of it; null while there is none.</param>
/// <param name="Published">Ids of the submissions on the board that came of it.</param>
/// <param name="Steps">Its states, the first first.</param>
internal sealed record StoredSubmission(
    Guid Id,
    string Token,
    SubmissionKind Kind,
    string Sha256,
    long Bytes,
    Disclosure Disclosure,
    bool Again,
    DateTimeOffset Received,
    SubmissionState State,
    string? Run,
    ImmutableArray<string> Published,
    ImmutableArray<StoredStep> Steps)
{
    /// <summary>Whether nothing more is going to happen to it by itself.</summary>
    public bool HasEnded => State >= SubmissionState.Published;

    /// <summary>Whether it was stored and not checked to the end; when nobody has it in hand, whoever did was stopped.</summary>
    public bool IsUnchecked => State == SubmissionState.Received || (State == SubmissionState.Schema && Kind == SubmissionKind.Run);

    /// <summary>Whether its run was about to be put on the board; when nobody has it in hand, whoever did it was stopped.</summary>
    public bool IsIntended => Run is not null && Published.IsEmpty && State is not (SubmissionState.Refused or SubmissionState.Failed or SubmissionState.Fault);
}
