using System.Globalization;
using System.Text.Json;
using Bench.Contracts.Submissions;
using Bench.Leaderboard.Intake.Store;
using Bench.Leaderboard.Intake.Tokens;

namespace Bench.Leaderboard.Intake.Http;

/// <summary>Shows receipts to those who may see them: who holds the token that it was handed in with, or the address that it came with.</summary>
/// <param name="store">Receipts.</param>
/// <param name="secret">The secret part of addresses.</param>
internal sealed class Receipts(SubmissionStore store, ReceiptSecret secret)
{
    /// <summary>Query name of the secret part.</summary>
    public const string KeyName = "key";

    /// <summary>The receipt that a request may see; null when there is none of that id, or it may not.</summary>
    public Receipt? Seen(HttpContext context, Guid id) => Find(context, id) is { } submission ? Of(submission) : null;

    /// <summary>A receipt, for whoever has just handed it in.</summary>
    public Receipt Of(Guid id) => Of(store.Find(id)!);

    /// <summary>Address of a receipt's page.</summary>
    public string Address(Guid id) => $"/submissions/{id:D}/status?{KeyName}={secret.Of(id)}";

    /// <summary>What was said while a receipt was in a state; null when the request may not see it.</summary>
    public string? Log(HttpContext context, Guid id, SubmissionState state) =>
        Find(context, id) is null ? null : string.Concat(store.Log(id, state).Select(line => line + "\n"));

    private StoredSubmission? Find(HttpContext context, Guid id)
    {
        var key = context.Request.Query[KeyName];
        var hasKey = key is [{ Length: > 0 } text] && secret.Fits(id, text);
        return store.Find(id) is { } submission && (hasKey || (context.Token() is { } token && (token.Id == submission.Token || token.Scope == TokenScope.Admin))) ? submission : null;
    }

    private Receipt Of(StoredSubmission submission) => new(
        Receipt.SchemaName,
        submission.Id.ToString("D"),
        submission.Kind,
        submission.Sha256,
        submission.Bytes,
        submission.State,
        [.. submission.Steps.Select(step => new ReceiptStep(step.State, Moment(step.At), step.Code, step.Detail, step.HasLog ? LogAddress(submission.Id, step.State) : null))],
        Address(submission.Id),
        submission.Published);

    private string LogAddress(Guid id, SubmissionState state) =>
        $"/api/v1/submissions/{id:D}/log/{JsonNamingPolicy.CamelCase.ConvertName(state.ToString())}?{KeyName}={secret.Of(id)}";

    private static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
