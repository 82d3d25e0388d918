using System.Globalization;
using Bench.Contracts.Documents;
using Bench.Contracts.Machines;
using Bench.Contracts.Runs;
using Bench.Contracts.SelfChecks;
using Bench.Evaluation.Evaluations;
using Bench.Sandbox.Machines;
using Bench.Scoring.SelfChecks;

namespace Bench.Evaluation.SelfChecks;

/// <summary>Keeps the self-checks of a machine, one for each class of machine and sandbox, outside of the cache that may be deleted.</summary>
/// <param name="stateFolder">Root of what is kept.</param>
public sealed class SelfCheckStore(string stateFolder)
{
    /// <summary>After this time a machine is checked again.</summary>
    public static TimeSpan Lifetime { get; } = TimeSpan.FromDays(30);

    /// <summary>Rotations that a noise floor is stated for.</summary>
    public const int Rotations = 20;

    private string Folder => Path.Combine(stateFolder, "selfcheck");

    /// <summary>Path of the result for a machine and a sandbox.</summary>
    public string PathOf(string machineClass, SandboxKind sandbox) =>
        Path.Combine(Folder, $"{machineClass}-{sandbox.ToString().ToLowerInvariant()}", SelfCheckFiles.ResultName);

    /// <summary>Why a result says too little about the machine to be kept; null when it is fit to be.</summary>
    public static string? WhyNotKept(SelfCheckRecord record) =>
        record.Neighbour ? "a noisy neighbour of its own ran meanwhile"
        : record.Findings.Comparisons < SelfCheckBars.FewestComparisons ? $"it has {record.Findings.Comparisons} comparisons, and a noise floor needs {SelfCheckBars.FewestComparisons}"
        : record.Rotations != Rotations ? $"its sittings have {record.Rotations} rotations, and a noise floor is stated for {Rotations}"
        : null;

    /// <summary>Keeps a result in place of an earlier one.</summary>
    /// <returns>Where it is.</returns>
    public async Task<string> KeepAsync(SelfCheckRecord record, byte[] samples, CancellationToken cancellationToken)
    {
        var path = PathOf(record.MachineClass, record.Sandbox.Kind);
        await SelfCheckFiles.WriteAsync(path, record, samples, cancellationToken);
        return path;
    }

    /// <summary>What is known of this machine with this sandbox.</summary>
    /// <param name="machine">The machine as it is now.</param>
    /// <param name="sandbox">The back end.</param>
    /// <param name="now">The time.</param>
    public SelfCheckState Find(Fingerprint machine, SandboxKind sandbox, DateTimeOffset now)
    {
        var path = PathOf(MachineClass.Of(machine), sandbox);
        return !File.Exists(path) ? Absent(sandbox) : SelfCheckReader.Read(path) switch
        {
            DocumentReading<SelfCheckRecord>.Refused(var errors) => new SelfCheckState.Broken(errors[0].ToString()),
            DocumentReading<SelfCheckRecord>.Read(var record) => Judge(record, path, machine, sandbox, now),
            var other => throw new InvalidOperationException($"unknown reading {other}"),
        };
    }

    private SelfCheckState Absent(SandboxKind sandbox) =>
        Directory.Exists(Folder) && Directory.EnumerateDirectories(Folder, $"*-{sandbox.ToString().ToLowerInvariant()}").Any()
            ? new SelfCheckState.Stale("it is of another class of machine")
            : new SelfCheckState.Missing();

    private static SelfCheckState Judge(SelfCheckRecord record, string path, Fingerprint machine, SandboxKind sandbox, DateTimeOffset now)
    {
        // The grade is never believed as it stands: it follows from the findings.
        var shortfalls = SelfCheckBars.Shortfalls(record.Findings, record.Machine.PhysicalCores, record.Neighbour);
        if (WhyNotKept(record) is { } unfit)
        {
            return new SelfCheckState.Broken($"{path}: {unfit}");
        }

        if (record.Grade != SelfCheckBars.Grade(shortfalls))
        {
            return new SelfCheckState.Broken($"{path}: the grade does not follow from the findings");
        }

        if (!DateTimeOffset.TryParse(record.StartedAt, CultureInfo.InvariantCulture, out var began))
        {
            return new SelfCheckState.Broken($"{path}: '{record.StartedAt}' is no time");
        }

        var why = record.MachineClass != MachineClass.Of(machine) || MachineClass.Of(record.Machine) != record.MachineClass ? "it is of another class of machine"
            : record.Sandbox.Kind != sandbox ? $"it was made with the sandbox {record.Sandbox.Kind.ToString().ToLowerInvariant()}"
            : record.Machine.Kernel != machine.Kernel ? $"the kernel was {record.Machine.Kernel} and is {machine.Kernel}"
            : record.ProtocolVersion != ResultKey.ProtocolVersion ? $"the measuring protocol was {record.ProtocolVersion} and is {ResultKey.ProtocolVersion}"
            : now - began > Lifetime ? $"it is {(now - began).Days} days old"
            : began - now > TimeSpan.FromDays(1) ? "it is dated in the future"
            : null;
        return why is null ? new SelfCheckState.Current(record) : new SelfCheckState.Stale(why);
    }
}
