using Bench.Contracts.Runs;

namespace Bench.Contracts.Tasks;

/// <summary>One time that the expert's speedup was measured.</summary>
/// <param name="Machine">Digest of the machine's fingerprint.</param>
/// <param name="Speedup">Base time / expert time, with its 95 % interval.</param>
/// <param name="Rotations">Rotations of the sitting.</param>
/// <param name="Date">Day of the sitting, ISO 8601.</param>
public sealed record ReplayRecord(string Machine, Estimate Speedup, int Rotations, string Date);
