using System.Collections.Immutable;
using Bench.Contracts.Documents;

namespace Bench.Contracts.Submissions;

/// <summary>What the site answers to whoever hands something in, and shows while it goes its way.</summary>
/// <param name="Schema">Always <c>bench/receipt/v1</c>.</param>
/// <param name="Id">Identity of the receipt.</param>
/// <param name="Kind">What was handed in.</param>
/// <param name="Sha256">Digest of the bytes that arrived, lower-case hex.</param>
/// <param name="Bytes">Their number.</param>
/// <param name="State">The last state.</param>
/// <param name="Steps">Every state with its time, the first first.</param>
/// <param name="Address">Address of the receipt's page. It lets whoever has it see the receipt and its logs.</param>
/// <param name="Submissions">Ids of the submissions on the board that came of it.</param>
/// <param name="IsEarlier">Whether the same content was handed in before, and this is the receipt of then.</param>
public sealed record Receipt(
    [property: Constant(Receipt.SchemaName)] string Schema,
    string Id,
    SubmissionKind Kind,
    string Sha256,
    [property: Bounds(0, long.MaxValue)] long Bytes,
    SubmissionState State,
    ImmutableArray<ReceiptStep> Steps,
    string Address,
    ImmutableArray<string> Submissions,
    bool IsEarlier = false)
{
    /// <summary>The value of <see cref="Schema"/> that this version reads and writes.</summary>
    public const string SchemaName = "bench/receipt/v1";
}
