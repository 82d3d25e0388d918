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
    public string DotnetRunner => Built("Bench.Runner");

    /// <summary>The workloads of the self-check.</summary>
    public string SelfCheckWorkloads => Path.Combine(Root, "harness", "selfcheck");

    /// <summary>The built .NET workload of the self-check.</summary>
    public string SelfCheckAssembly => Path.Combine(Built("Bench.SelfCheck"), "Bench.SelfCheck.dll");

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

    private string Built(string project)
    {
        var folder = Path.Combine(Root, "artifacts", "bin", project);
        return Path.Combine(folder, Directory.Exists(Path.Combine(folder, "release")) ? "release" : "debug");
    }
}
