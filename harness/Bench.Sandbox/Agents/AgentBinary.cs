using System.Security.Cryptography;
using Bench.Sandbox.Folders;
using Bench.Sandbox.HostPrograms;

namespace Bench.Sandbox.Agents;

/// <summary>Finds or makes the agent.</summary>
public static class AgentBinary
{
    private const string Cost =
        "the agent is the Python one: some milliseconds more for each process that it starts, and its own 13 MiB as the least peak "
        + "that it can report. Answers and limits are the same.";

    private static readonly HostCommandLimits CompilerLimits = HostCommandLimits.Default with
    {
        Variables = HostCommandLimits.CleanVariables,
    };

    /// <summary>
    /// Compiles the agent into the cache folder unless the same sources were compiled before; where that cannot be done it is <c>agent.py</c>.
    /// </summary>
    /// <param name="sources">Folder of the agent's sources.</param>
    /// <param name="cacheFolder">Folder for the binary; made when it is not there.</param>
    /// <param name="cancellationToken">Stops the compiler.</param>
    public static async Task<AgentProgram> LocateAsync(string sources, string cacheFolder, CancellationToken cancellationToken)
    {
        if (!HasCompiler())
        {
            return new AgentProgram(AgentKind.Python, Path.Combine(sources, "agent.py"), $"There is no gcc on this machine, so {Cost}");
        }

        var binary = Path.Combine(cacheFolder, "agent-" + await KeyAsync(sources, cancellationToken));
        if (File.Exists(binary) || await CompileAsync(sources, binary, cancellationToken))
        {
            return new AgentProgram(AgentKind.Compiled, binary, Note: null);
        }

        return new AgentProgram(AgentKind.Python, Path.Combine(sources, "agent.py"), $"gcc cannot link a static program here (on Debian `libc6-dev` is missing), so {Cost}");
    }

    private static bool HasCompiler() =>
        HostCommandLimits.CleanVariables["PATH"].Split(':').Any(folder => File.Exists(Path.Combine(folder, "gcc")));

    /// <returns>Whether it could be built.</returns>
    private static async Task<bool> CompileAsync(string sources, string binary, CancellationToken cancellationToken)
    {
        using var making = OwnedFolder.Make(Path.GetDirectoryName(binary)!, ToolsFolder.MakingKind);
        var unfinished = Path.Combine(making.FullPath, "agent");
        var result = await HostCommand.RunAsync(
            ["gcc", "-std=c11", "-O2", "-static", "-Wall", "-o", unfinished, .. CFiles(sources)],
            sources,
            default,
            CompilerLimits,
            cancellationToken);
        if (!result.Succeeded)
        {
            return false;
        }

        File.SetUnixFileMode(unfinished, (UnixFileMode)0b111_101_101);
        File.Move(unfinished, binary, overwrite: true);
        return true;
    }

    private static IEnumerable<string> CFiles(string sources) =>
        Directory.EnumerateFiles(sources, "*.c").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    private static async Task<string> KeyAsync(string sources, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.EnumerateFiles(sources, "*.?").Order(StringComparer.Ordinal))
        {
            hash.AppendData(await File.ReadAllBytesAsync(file, cancellationToken));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }
}
