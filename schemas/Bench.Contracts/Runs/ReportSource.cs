using Bench.Contracts.Documents;

namespace Bench.Contracts.Runs;

/// <summary>
/// Where a run comes from that nobody measured here: a report of another platform. Such a run has no samples, its machine is unknown, and
/// its ratios are points: the ends of their intervals are the point itself and say nothing (<see cref="Estimate.HasInterval"/>).
/// </summary>
/// <param name="Format">Format of the report, such as <c>swefficiency-report</c>.</param>
/// <param name="File">Name of its file, without a folder.</param>
/// <param name="Sha256">Digest of its bytes, lower-case hex.</param>
public sealed record ReportSource(
    [property: Shape("^[a-z0-9-]{1,50}$", "1 to 50 lower-case letters, digits and hyphens")] string Format,
    [property: Shape(TextPatterns.Name, TextPatterns.NameWords)] string File,
    [property: Shape("^[0-9a-f]{64}$", "64 lower-case hexadecimal digits")] string Sha256);
