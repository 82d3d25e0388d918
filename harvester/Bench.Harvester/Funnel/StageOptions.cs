using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Bench.Contracts.Runs;

namespace Bench.Harvester.Funnel;

/// <summary>What a user said of the stages behind Filter.</summary>
internal sealed record StageOptions
{
    /// <summary>Where code runs; null for the strongest that works.</summary>
    public SandboxKind? Sandbox { get; init; }

    /// <summary>A Dockerfile or a JSON answer in place of the recipe that is detected; null for none.</summary>
    public string? EnvironmentFile { get; init; }

    /// <summary>A program that is asked for one, with its arguments; empty for none.</summary>
    public ImmutableArray<string> EnvironmentCommand { get; init; } = [];

    /// <summary>A workload's file, or a folder with one for each pull request; null for none.</summary>
    public string? WorkloadFile { get; init; }

    /// <summary>A program that writes workloads, with its arguments; empty for none.</summary>
    public ImmutableArray<string> WorkloadCommand { get; init; } = [];

    /// <summary>Lower bound of the expert's speedup that has to be cleared in each replay.</summary>
    public double Bar { get; init; } = 1.1;

    /// <summary>Replays that have to clear it.</summary>
    public int Replays { get; init; } = 3;

    /// <summary>Owner and name of the repository as its tasks call it, such as <c>dask/dask</c>; null to ask the clone.</summary>
    public string? Name { get; init; }

    /// <summary>Folders of tasks that must not be made again.</summary>
    public ImmutableArray<string> Known { get; init; } = [];

    /// <summary>GiB that images of environments may take; what is beyond is removed and built again when it is needed.</summary>
    public int ImageGibibytes { get; init; } = 20;

    /// <summary>What the verdicts of a stage rest on: the options by their values, and files by their content.</summary>
    public string Digest(Stage stage)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, $"{Sandbox} {Name} {string.Join('\0', EnvironmentCommand)}");
        AddContent(hash, EnvironmentFile);
        if (stage >= Stage.Measure)
        {
            Add(hash, FormattableString.Invariant($"{Bar} {Replays} {string.Join('\0', WorkloadCommand)}"));
            AddContent(hash, WorkloadFile);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    private static void Add(IncrementalHash hash, string text) => hash.AppendData(Encoding.UTF8.GetBytes(text + "\n"));

    private static void AddContent(IncrementalHash hash, string? path)
    {
        if (path is null)
        {
            return;
        }

        string[] files = File.Exists(path) ? [path] : Directory.GetFiles(path, "*", SearchOption.AllDirectories);
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            Add(hash, Path.GetRelativePath(path, file));
            using var stream = File.OpenRead(file);
            hash.AppendData(SHA256.HashData(stream));
        }
    }
}
