using System.Collections.Immutable;
using Bench.Contracts.Documents;
using Bench.Contracts.Machines;
using Bench.Contracts.Runs;

namespace Bench.Contracts.SelfChecks;

/// <summary>What a self-check found out about a machine with one sandbox; the file <c>selfcheck.json</c>. Its samples lie beside it.</summary>
/// <param name="Schema">Always <c>bench/selfcheck/v1</c>.</param>
/// <param name="HarnessVersion">Version of the harness.</param>
/// <param name="ProtocolVersion">Version of the measuring protocol.</param>
/// <param name="StartedAt">When it began, ISO 8601 in UTC.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Sandbox">Back end and what it could not enforce.</param>
/// <param name="Machine">Fingerprint of the machine.</param>
/// <param name="MachineClass">Digest of the parts of the fingerprint that make two machines comparable.</param>
/// <param name="Neighbour">Whether the self-check itself ran a noisy neighbour meanwhile; such a result is no check of the machine.</param>
/// <param name="SideBySide">Most sittings that ran at the same time.</param>
/// <param name="Rotations">Rotations of each sitting, the warm-up ones not counted.</param>
/// <param name="Sittings">Number of sittings.</param>
/// <param name="LeftOut">Workloads that could not be run here, each with the reason.</param>
/// <param name="Seeds">Secret seed of each sitting in hex.</param>
/// <param name="SamplesSha256">SHA-256 of the file of samples, lower-case hex.</param>
/// <param name="Findings">What the samples say.</param>
/// <param name="Grade">What the machine's timings are good for.</param>
/// <param name="Shortfalls">What keeps the machine from scoring, in sentences; empty when nothing does.</param>
public sealed record SelfCheckRecord(
    [property: Constant(SelfCheckRecord.SchemaName)] string Schema,
    [property: Shape(TextPatterns.Name, TextPatterns.NameWords)] string HarnessVersion,
    [property: Shape(TextPatterns.Name, TextPatterns.NameWords)] string ProtocolVersion,
    [property: Shape(TextPatterns.Moment, TextPatterns.MomentWords)] string StartedAt,
    [property: Bounds(0, 1e9)] double Seconds,
    SandboxLevel Sandbox,
    Fingerprint Machine,
    [property: Shape("^[0-9a-f]{16}$", "16 lower-case hexadecimal digits")] string MachineClass,
    bool Neighbour,
    [property: Bounds(1, 100000)] int SideBySide,
    [property: Bounds(1, 10000)] int Rotations,
    [property: Bounds(1, int.MaxValue)] int Sittings,
    [property: Shape(TextPatterns.Text, TextPatterns.TextWords)] ImmutableArray<string> LeftOut,
    [property: Shape("^[0-9a-f]{64}$", "64 lower-case hexadecimal digits")] ImmutableSortedDictionary<string, string> Seeds,
    [property: Shape("^[0-9a-f]{64}$", "64 lower-case hexadecimal digits")] string SamplesSha256,
    SelfCheckFindings Findings,
    RunGrade Grade,
    [property: Shape(TextPatterns.Text, TextPatterns.TextWords)] ImmutableArray<string> Shortfalls)
{
    /// <summary>The value of <see cref="Schema"/> that this version reads and writes.</summary>
    public const string SchemaName = "bench/selfcheck/v1";
}
