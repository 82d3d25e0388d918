using Bench.Sandbox.Agents;
using Bench.Sandbox.Folders;

namespace Bench.Evaluation;

/// <summary>Where the harness keeps what can be made again: repositories, prepared environments, tools.</summary>
/// <param name="Cache">Root of the cache, absolute.</param>
public sealed record BenchFolders(string Cache)
{
    /// <summary>Name of the environment variable that moves the cache.</summary>
    public const string CacheVariable = "BENCH_CACHE";

    /// <summary>Name of the environment variable that moves the scratch folder.</summary>
    public const string ScratchVariable = "BENCH_SCRATCH";

    /// <summary>Name of the environment variable that moves the state folder.</summary>
    public const string StateVariable = "BENCH_STATE";

    /// <summary>Bare repositories.</summary>
    public string Repositories => Path.Combine(Cache, "repositories");

    /// <summary>Outputs of prepare commands.</summary>
    public string Prepared => Path.Combine(Cache, "prepared");

    /// <summary>What base's own test runs showed.</summary>
    public string BaseTests => Path.Combine(Cache, "base-tests");

    /// <summary>The agent and the runners.</summary>
    public string Tools => Path.Combine(Cache, "tools");

    /// <summary>Where runs build their arms: a place that every user may reach, since submitted code runs as another one.</summary>
    public static string Scratch => Environment.GetEnvironmentVariable(ScratchVariable) is { Length: > 0 } chosen
        ? Path.GetFullPath(chosen)
        : Path.Combine("/var/tmp", $"bench-{Environment.UserName}");

    /// <summary>
    /// What cannot simply be made again, such as self-checks of this machine: <c>BENCH_STATE</c>, else the machine's for root, else the user's own.
    /// </summary>
    public static string State => Environment.GetEnvironmentVariable(StateVariable) is { Length: > 0 } chosen ? Path.GetFullPath(chosen)
        : Environment.IsPrivilegedProcess ? "/var/lib/bench"
        : Path.Combine(UserFolder("XDG_STATE_HOME", ".local", "state"), "bench");

    /// <summary>The cache: <c>BENCH_CACHE</c>, else the machine's for root (whose home nobody else may enter), else the user's own.</summary>
    public static BenchFolders OfUser()
    {
        var chosen = Environment.GetEnvironmentVariable(CacheVariable);
        if (string.IsNullOrEmpty(chosen))
        {
            chosen = Environment.IsPrivilegedProcess ? "/var/cache/bench" : Path.Combine(UserFolder("XDG_CACHE_HOME", ".cache"), "bench");
        }

        return new BenchFolders(Path.GetFullPath(chosen));
    }

    /// <summary>A folder of this process's own in which something for a folder of the cache is made, to be moved there when it is whole.</summary>
    public static OwnedFolder Making(string folder) => OwnedFolder.Make(folder, ToolsFolder.MakingKind);

    /// <summary>Removes what processes that were killed have left half made; what a living process makes is not touched.</summary>
    public void RemoveAbandoned()
    {
        foreach (var folder in new[] { Repositories, Prepared, BaseTests, Tools })
        {
            OwnedFolder.RemoveAbandoned(folder, ToolsFolder.MakingKind);
        }
    }

    private static string UserFolder(string variable, params string[] below) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } chosen
        ? chosen
        : Path.Combine([Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), .. below]);
}
