using System.Security.Cryptography;
using System.Text;
using Bench.Sandbox.Folders;

namespace Bench.Sandbox.Agents;

/// <summary>The folder that a cell shows at <see cref="CellPlace.Tools"/>: the agent and the runners, readable by every user.</summary>
/// <param name="HostPath">Where it is on this machine.</param>
/// <param name="Agent">The agent in it.</param>
/// <param name="Digest">Digest of all that is in it; a result says with which runners it was measured.</param>
public sealed record ToolsFolder(string HostPath, AgentProgram Agent, string Digest)
{
    /// <summary>Kind of the folders in which something for the cache is made.</summary>
    public const string MakingKind = "making";

    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private const UnixFileMode Executable = Readable | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Makes the folder in the cache, or finds the one made before from the same files.</summary>
    /// <param name="layout">Where our own files are.</param>
    /// <param name="cacheFolder">Where it is made.</param>
    /// <param name="cancellationToken">Stops the copying.</param>
    /// <exception cref="SandboxFaultException">The runners are not built, or the agent cannot be.</exception>
    public static async Task<ToolsFolder> PrepareAsync(InstallLayout layout, string cacheFolder, CancellationToken cancellationToken)
    {
        var agent = await AgentBinary.LocateAsync(layout.AgentSources, cacheFolder, cancellationToken);
        var name = agent.Kind == AgentKind.Compiled ? "agent" : "agent.py";
        var files = Contents(layout).Prepend((Source: agent.File, Name: name)).ToList();
        var digest = await DigestAsync(files, cancellationToken);
        var folder = Path.Combine(cacheFolder, "tools-" + digest[..16]);
        if (!Directory.Exists(folder))
        {
            Make(folder, files, name);
        }

        return new ToolsFolder(folder, agent with { File = Path.Combine(folder, name) }, digest);
    }

    private static IEnumerable<(string Source, string Name)> Contents(InstallLayout layout)
    {
        if (!File.Exists(Path.Combine(layout.DotnetRunner, "Bench.Runner.dll")))
        {
            throw new SandboxFaultException($"The .NET runner is not in {layout.DotnetRunner}. Build the solution first.");
        }

        return Files(layout.PythonRunners, "python", ".py").Concat(Files(layout.DotnetRunner, "dotnet", ".dll", ".json"));
    }

    private static IEnumerable<(string Source, string Name)> Files(string folder, string name, params string[] endings) =>
        Directory.EnumerateFiles(folder)
            .Where(file => endings.Contains(Path.GetExtension(file), StringComparer.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(file => (file, Path.Combine(name, Path.GetFileName(file))));

    private static async Task<string> DigestAsync(List<(string Source, string Name)> files, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (source, name) in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name + "\0"));
            hash.AppendData(SHA256.HashData(await File.ReadAllBytesAsync(source, cancellationToken)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Make(string folder, List<(string Source, string Name)> files, string agent)
    {
        using var making = OwnedFolder.Make(Path.GetDirectoryName(folder)!, MakingKind);
        var unfinished = Path.Combine(making.FullPath, "tools");
        Directory.CreateDirectory(unfinished);
        File.SetUnixFileMode(unfinished, Executable);
        foreach (var (source, name) in files)
        {
            var target = Path.Combine(unfinished, name);
            var parent = Path.GetDirectoryName(target)!;
            Directory.CreateDirectory(parent);
            File.SetUnixFileMode(parent, Executable);
            File.Copy(source, target);
            File.SetUnixFileMode(target, name == agent ? Executable : Readable);
        }

        try
        {
            Directory.Move(unfinished, folder);
        }
        catch (IOException) when (Directory.Exists(folder))
        {
            // Another process was faster, with the same files.
        }
    }
}
