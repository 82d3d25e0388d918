using System.Collections.Immutable;
using Bench.Contracts.Documents;
using Bench.Contracts.Machines;
using Bench.Contracts.SelfChecks;

namespace Bench.Contracts.Runs;

/// <summary>What a run was made of; the file <c>run.json</c>.</summary>
/// <param name="Schema">Always <c>bench/run/v1</c>.</param>
/// <param name="HarnessVersion">Version of the harness.</param>
/// <param name="ProtocolVersion">Version of the measuring protocol.</param>
/// <param name="PolicyVersion">Version of the list of reason codes.</param>
/// <param name="StartedAt">When the run began, ISO 8601 in UTC; when it was imported, for one that was not measured here.</param>
/// <param name="Sandbox">Back end and what it could not enforce.</param>
/// <param name="Machine">Fingerprint of the machine.</param>
/// <param name="MachineClass">Digest of the parts of the fingerprint that make two machines comparable.</param>
/// <param name="Grade">Whether the timings count as scores or for development only.</param>
/// <param name="NoiseFloor">Smallest effect, as a natural logarithm of a ratio, that this machine is trusted to see.</param>
/// <param name="Tasks">Digest of each task's folder by task id.</param>
/// <param name="PredictionsSha256">Digest of the predictions file; null for the built-in predictions.</param>
/// <param name="Images">Digest of each image by task id.</param>
/// <param name="Seeds">Secret seed of each sitting in hex, published after it has ended.</param>
/// <param name="SelfCheck">The self-check that noise floor and grade come from; null when the machine had none that counts.</param>
/// <param name="Cores">Plan of cores, one for each number of cores that a task asks for.</param>
/// <param name="Sittings">How steady the machine was in each sitting, by its identity; null in runs that did not record it.</param>
/// <param name="Reported">The report that the run was imported from; null when it was measured. Then there are no samples, no digests and seeds, and the machine is unknown.</param>
public sealed record RunManifest(
    [property: Constant(RunManifest.SchemaName)] string Schema,
    string HarnessVersion,
    string ProtocolVersion,
    string PolicyVersion,
    [property: Shape(TextPatterns.Moment, TextPatterns.MomentWords)] string StartedAt,
    SandboxLevel Sandbox,
    Fingerprint Machine,
    string MachineClass,
    RunGrade Grade,
    [property: Bounds(0, 10)] double NoiseFloor,
    ImmutableSortedDictionary<string, string> Tasks,
    string? PredictionsSha256,
    ImmutableSortedDictionary<string, string> Images,
    ImmutableSortedDictionary<string, string> Seeds,
    SelfCheckNote? SelfCheck = null,
    ImmutableArray<PlannedCores> Cores = default,
    ImmutableSortedDictionary<string, SittingConditions>? Sittings = null,
    ReportSource? Reported = null)
{
    /// <summary>The value of <see cref="Schema"/> that this version reads and writes.</summary>
    public const string SchemaName = "bench/run/v1";

    /// <summary>The value of <see cref="MachineClass"/> in a run of which no machine is known.</summary>
    public const string UnknownMachine = "unknown";

    /// <summary>Whether it was measured by a harness, and not imported from a report.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsMeasured => Reported is null;

    /// <summary>Fingerprint of the machine; null for a run that was imported from a report.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Fingerprint? KnownMachine => IsMeasured ? Machine : null;

    /// <summary>Back end and what it could not enforce; null for a run that was imported from a report.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public SandboxLevel? KnownSandbox => IsMeasured ? Sandbox : null;
}
