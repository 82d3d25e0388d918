using System.Security.Cryptography;
using Bench.Sandbox.HostPrograms;

namespace Bench.Sandbox.Agents;

/// <summary>Finds or makes the agent.</summary>
public static class AgentBinary
{
    private const string WithoutCompiler =
        "There is no gcc on this machine, so the agent is the Python one: about 5 ms more for each process that it starts, "
        + "and its own memory as the least peak that it can report. Answers and limits are the same.";

    private static readonly HostCommandLimits CompilerLimits = HostCommandLimits.Default with
    {
        Variables = HostCommandLimits.CleanVariables,
    };

    /// <summary>
    /// Compiles <c>agent.c</c> into the cache folder unless the same sources were compiled before; without gcc it is <c>agent.py</c>.
    /// </summary>
    /// <param name="sources">Folder of the agent's sources.</param>
    /// <param name="cacheFolder">Folder for the binary; made when it is not there.</param>
    /// <param name="cancellationToken">Stops the compiler.</param>
    /// <exception cref="SandboxFaultException">gcc is there and fails.</exception>
    public static async Task<AgentProgram> LocateAsync(string sources, string cacheFolder, CancellationToken cancellationToken)
    {
        if (!HasCompiler())
        {
            return new AgentProgram(AgentKind.Python, Path.Combine(sources, "agent.py"), WithoutCompiler);
        }

        var binary = Path.Combine(cacheFolder, "agent-" + await KeyAsync(sources, cancellationToken));
        if (!File.Exists(binary))
        {
            Directory.CreateDirectory(cacheFolder);
            await CompileAsync(sources, binary, cancellationToken);
        }

        return new AgentProgram(AgentKind.Compiled, binary, Note: null);
    }

    private static bool HasCompiler() =>
        HostCommandLimits.CleanVariables["PATH"].Split(':').Any(folder => File.Exists(Path.Combine(folder, "gcc")));

    private static async Task CompileAsync(string sources, string binary, CancellationToken cancellationToken)
    {
        var unfinished = $"{binary}.{Guid.NewGuid():N}";
        var result = await HostCommand.RunAsync(
            ["gcc", "-std=c11", "-O2", "-static", "-Wall", "-o", unfinished, .. CFiles(sources)],
            sources,
            default,
            CompilerLimits,
            cancellationToken);
        if (!result.Succeeded)
        {
            throw new SandboxFaultException($"gcc could not build the agent (on Debian `libc6-dev` is needed too):\n{result.ErrorText}");
        }

        File.SetUnixFileMode(unfinished, (UnixFileMode)0b111_101_101);
        File.Move(unfinished, binary, overwrite: true);
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
