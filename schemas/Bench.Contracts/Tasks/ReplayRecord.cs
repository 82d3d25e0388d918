using Bench.Contracts.Documents;
using Bench.Contracts.Runs;

namespace Bench.Contracts.Tasks;

/// <summary>One time that the expert's speedup was measured.</summary>
/// <param name="Machine">Digest of the machine's fingerprint.</param>
/// <param name="Speedup">Base time / expert time, with its 95 % interval.</param>
/// <param name="Rotations">Rotations of the sitting.</param>
/// <param name="Date">Day of the sitting, ISO 8601.</param>
public sealed record ReplayRecord(
    [property: Shape(TextPatterns.Text, TextPatterns.TextWords)] string Machine,
    Estimate Speedup,
    [property: Bounds(1, int.MaxValue)] int Rotations,
    [property: Shape("^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$", "a day as year-month-day")] string Date);
