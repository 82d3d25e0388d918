using System.Collections.Immutable;
using System.Text;
using Bench.Sandbox.Agents;

namespace Bench.Sandbox.Tests.Behaviours;

/// <summary>
/// What every back end must do, tried on a real one. A protection that a back end cannot give on this machine must be named in its
/// level, and then the test sees that instead: nothing is skipped.
/// </summary>
public abstract partial class SandboxBehaviours
{
    private const long MiB = 1 << 20;

    /// <summary>Far more than anything here needs, so that a busy machine fails no test.</summary>
    private static readonly TimeSpan Plenty = TimeSpan.FromMinutes(3);

    private static readonly CellLimits Limits = new(
        [LastCpu], MemoryBytes: 256 * MiB, Pids: 64, DiskBytes: 48 * MiB, FileBytes: 8 * MiB, OutputBytes: 4 * MiB);

    private ISandbox? _sandbox;
    private string _folder = "";

    /// <summary>Image of the cells; null for back ends that use the machine's own programs.</summary>
    protected virtual string? Image => null;

    /// <summary>Whether a cell with network reaches what listens on this machine's loopback.</summary>
    protected virtual bool ReachesLoopback => true;

    /// <summary>The agent and the runners.</summary>
    protected ToolsFolder Tools { get; private set; } = null!;

    /// <summary>A mount that is read-only says so; a folder of somebody else's only denies.</summary>
    private string ReadOnlyError => Lacks(Protection.MachineFiles) ? "EACCES" : "EROFS";

    private static int LastCpu => Bench.Sandbox.Machines.MachineProbe.ReadTopology().Cores[^1][0];

    private static CancellationToken Token => TestContext.CurrentContext.CancellationToken;

    private ISandbox Sandbox => _sandbox!;

    private string RepoFolder => Path.Combine(_folder, "repo");

    private string OutFolder => Path.Combine(_folder, "out");

    private string TaskFolder => Path.Combine(_folder, "task");

    /// <summary>Starts the back end.</summary>
    /// <param name="workFolder">Folder for its own files, below which all that is shown lies too.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    protected abstract Task<ISandbox> StartAsync(string workFolder, CancellationToken cancellationToken);

    [OneTimeSetUp]
    public async Task StartSandboxAsync()
    {
        _folder = Directory.CreateTempSubdirectory("bench-behaviour-").FullName;
        File.SetUnixFileMode(_folder, (UnixFileMode)0b111_101_101);
        foreach (var folder in new[] { RepoFolder, OutFolder, TaskFolder })
        {
            Directory.CreateDirectory(folder);
        }

        foreach (var file in Directory.EnumerateFiles(Subject.Folder))
        {
            File.Copy(file, Path.Combine(TaskFolder, Path.GetFileName(file)));
        }

        Tools = await ToolsFolder.PrepareAsync(InstallLayout.Find(), Path.Combine(_folder, "cache"), CancellationToken.None);
        _sandbox = await StartAsync(_folder, CancellationToken.None);
    }

    [OneTimeTearDown]
    public async Task StopSandboxAsync()
    {
        if (_sandbox is not null)
        {
            await _sandbox.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    [SetUp]
    public void EmptyWritableFolders()
    {
        foreach (var folder in new[] { RepoFolder, OutFolder })
        {
            Directory.Delete(folder, recursive: true);
            Directory.CreateDirectory(folder);
        }
    }

    /// <summary>True when the back end cannot give a protection here, and says so.</summary>
    private bool Lacks(string protection) =>
        Sandbox.Level.NotEnforced.Any(note => note.StartsWith(protection + ":", StringComparison.Ordinal));

    private Task<ISandboxCell> OpenAsync(CellLimits? limits = null, bool network = false, bool writable = true, params (string Name, string Value)[] variables) =>
        Sandbox.OpenAsync(
            new CellSpec(
                Image,
                [
                    new CellMount(CellPlace.Repo, RepoFolder, writable),
                    new CellMount(CellPlace.Task, TaskFolder, Writable: false),
                    new CellMount(CellPlace.Tools, Tools.HostPath, Writable: false),
                    new CellMount(CellPlace.Out, OutFolder, Writable: true),
                ],
                limits ?? Limits,
                network,
                variables.ToImmutableSortedDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal)),
            Token);

    private static SpawnRequest Request(params string[] arguments) => new([.. arguments], CellPlace.Repo, Plenty, Plenty);

    /// <summary>An action of inside.py.</summary>
    private static SpawnRequest Inside(params string[] action) => Request(["python3", "-I", "-B", "{task}/inside.py", .. action]);

    private static Task<SpawnResult> RunAsync(ISandboxCell cell, params string[] action) => cell.RunAsync(Inside(action), Token);

    private async Task<SpawnResult> RunInNewCellAsync(params string[] action)
    {
        await using var cell = await OpenAsync();
        return await RunAsync(cell, action);
    }

    private static string Out(SpawnResult result) => Encoding.UTF8.GetString(result.StandardOutput.Span);

    private static string Error(SpawnResult result) => Encoding.UTF8.GetString(result.StandardError.Span);

    /// <summary>Facts that a subject printed, one a line, by their first word.</summary>
    private static Dictionary<string, string> Facts(SpawnResult result)
    {
        Assert.That(result.End, Is.EqualTo(new SpawnEnd.Exited(0)), Error(result));
        return Out(result).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ', 2))
            .ToDictionary(pair => pair[0], pair => pair.Length > 1 ? pair[1] : "", StringComparer.Ordinal);
    }
}
