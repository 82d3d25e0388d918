using System.Collections.Immutable;

namespace Bench.Contracts.Submissions;

/// <summary>What a worker says while it works; each report also renews the lease.</summary>
/// <param name="State">The step that it is in: apply, build, parity or measure.</param>
/// <param name="Lines">What it said since the last report, a line each.</param>
public sealed record JobReport(SubmissionState State, ImmutableArray<string> Lines);
