using Bench.Contracts.Documents;
using Bench.Contracts.Outcomes;

namespace Bench.Contracts.Submissions;

/// <summary>One dated state of a receipt.</summary>
/// <param name="State">The state.</param>
/// <param name="At">When it was reached, ISO 8601 in UTC.</param>
/// <param name="Code">Why it ended there; null where it went on.</param>
/// <param name="Detail">The same in words; null where there is nothing to say.</param>
/// <param name="Log">Address of what was said meanwhile; null where nothing was.</param>
public sealed record ReceiptStep(
    SubmissionState State,
    [property: Shape(TextPatterns.Moment, TextPatterns.MomentWords)] string At,
    ReasonCode? Code = null,
    string? Detail = null,
    string? Log = null);
