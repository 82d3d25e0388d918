using System.Collections.Immutable;
using Bench.Contracts.Machines;
using Bench.Sandbox.Machines;

namespace Bench.Sandbox.Checkups;

/// <summary>All that a checkup judges, read beforehand. What could not be read is null or empty, never an exception.</summary>
/// <param name="Machine">The machine's fingerprint.</param>
/// <param name="Cores">Plan for tasks of one core.</param>
/// <param name="Governors">Frequency governors of the measuring processors, each named once.</param>
/// <param name="CoreUse">Use of the measuring processors and their siblings over a short probe.</param>
/// <param name="Load">Load average of the last minute.</param>
/// <param name="AvailableMiB">Memory that programs can still get.</param>
/// <param name="Folders">Free space of the folders that are written to.</param>
/// <param name="Programs">Version of each program that is used; null when it is missing or does not work.</param>
/// <param name="Engine">The container engine.</param>
/// <param name="BubblewrapProblem">Why bubblewrap cannot be used; null when it works.</param>
/// <param name="CgroupMissing">What control groups cannot enforce here, each beginning with a word of <see cref="Protection"/>.</param>
public sealed record MachineFacts(
    Fingerprint Machine,
    CorePlan Cores,
    ImmutableArray<string> Governors,
    ImmutableArray<CoreUse> CoreUse,
    double? Load,
    long? AvailableMiB,
    ImmutableArray<FolderSpace> Folders,
    ImmutableSortedDictionary<string, string?> Programs,
    EngineFacts Engine,
    string? BubblewrapProblem,
    ImmutableArray<string> CgroupMissing);
