namespace Bench.Sandbox.Agents;

/// <summary>Where the files of this installation are.</summary>
/// <param name="Root">Folder of <c>Bench.sln</c>.</param>
public sealed record InstallLayout(string Root)
{
    /// <summary>Sources of the agent.</summary>
    public string AgentSources => Path.Combine(Root, "harness", "runners", "agent");

    /// <summary>The Python runners.</summary>
    public string PythonRunners => Path.Combine(Root, "harness", "runners", "python");

    /// <summary>The built .NET runner.</summary>
    public string DotnetRunner => Directory.Exists(BuiltRunner("release")) ? BuiltRunner("release") : BuiltRunner("debug");

    /// <summary>Looks at BENCH_ROOT, then upward from the folder of the running program.</summary>
    /// <exception cref="SandboxFaultException">No folder on the way holds <c>Bench.sln</c>.</exception>
    public static InstallLayout Find()
    {
        if (Environment.GetEnvironmentVariable("BENCH_ROOT") is { Length: > 0 } root)
        {
            return new InstallLayout(Path.GetFullPath(root));
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Bench.sln")))
            {
                return new InstallLayout(folder.FullName);
            }
        }

        throw new SandboxFaultException($"No folder above {AppContext.BaseDirectory} holds Bench.sln. Set BENCH_ROOT to the folder of the clone.");
    }

    private string BuiltRunner(string configuration) => Path.Combine(Root, "artifacts", "bin", "Bench.Runner", configuration);
}
