using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Bench.Contracts.Runs;
using Bench.Sandbox.Agents;
using Bench.Sandbox.Folders;
using Bench.Sandbox.HostCells;
using Bench.Sandbox.HostPrograms;
using Bench.Sandbox.Seccomp;

namespace Bench.Sandbox.Bubblewrap;

/// <summary>Each process gets a sandbox of its own from bubblewrap: new namespaces, the machine's programs read-only, scratch in memory.</summary>
public sealed class BubblewrapSandbox : ISandbox
{
    private const string Program = "/usr/bin/bwrap";
    private readonly HostSandboxOptions _options;
    private readonly MachineRoot _root;
    private readonly BubblewrapSetup _setup;
    private readonly TimeProvider _time;
    private readonly ReadOnlyMemory<byte> _filter = SeccompPolicy.Default.ToBpf(RuntimeInformation.ProcessArchitecture);

    private BubblewrapSandbox(HostSandboxOptions options, BubblewrapSetup setup, TimeProvider time)
    {
        _options = options;
        _setup = setup;
        _time = time;
        _root = MachineRoot.Read(Path.Combine(options.WorkFolder, "bubblewrap"));
        Level = new SandboxLevel(SandboxKind.Bubblewrap, [.. NotEnforced()]);
    }

    /// <inheritdoc />
    public SandboxLevel Level { get; }

    /// <summary>Finds out whether bubblewrap works here, by running a program in it.</summary>
    /// <param name="options">The agent and the folders.</param>
    /// <param name="time">Clock.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="SandboxFaultException">It is not installed, or the machine does not let it work; the message says which.</exception>
    public static Task<BubblewrapSandbox> StartAsync(HostSandboxOptions options, TimeProvider time, CancellationToken cancellationToken) =>
        StartAsync(options, BubblewrapSetup.OfThisProcess(), time, cancellationToken);

    /// <summary>Says why bubblewrap cannot be used here; null when it works. Leaves nothing behind: its files are in a temporary folder of its own.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<string?> ProblemAsync(CancellationToken cancellationToken)
    {
        try
        {
            FindProgram();
            var files = Directory.CreateTempSubdirectory("bench-trial-").FullName;
            try
            {
                await TryOutAsync(MachineRoot.Read(files), BubblewrapSetup.OfThisProcess().Privilege, cancellationToken);
                return null;
            }
            finally
            {
                TreeRemoval.Remove(files);
            }
        }
        catch (Exception e) when (e is SandboxFaultException or IOException or UnauthorizedAccessException)
        {
            return e.Message;
        }
    }

    /// <inheritdoc />
    public async Task<ISandboxCell> OpenAsync(CellSpec spec, CancellationToken cancellationToken)
    {
        await _setup.User.PrepareAsync(spec, cancellationToken);
        var places = Placeholders.Of(spec.Mounts.Select(mount => mount.Place), BubblewrapCommand.PathOf);
        var command = new BubblewrapCommand(spec, _root, _setup.Privilege);
        var variables = HostVariables.Of(spec, places, "/tmp", _root.Dotnet);
        var group = await _setup.Groups.CreateAsync(spec.Limits);
        AgentRequest Translate(SpawnRequest request) => new()
        {
            Arguments = command.For(request.Arguments.Select(places.Fill), places.PathOf(request.WorkingPlace), request.On(variables)),
            User = _setup.RunsAs,
            Group = _setup.RunsAs,
            Cpus = spec.Limits.Cpus.IsDefault ? [] : spec.Limits.Cpus,
            WallLimit = request.WallLimit,
            CpuLimit = request.CpuLimit,
            Limits = HostLimits.Of(spec.Limits, group, ownUser: _setup.Privilege == BubblewrapPrivilege.Root),
            OutputLimitBytes = spec.Limits.OutputBytes,
            StandardInput = request.StandardInput,
            Exchange = request.Exchange,
            Handed = new AgentHandedFilter(BubblewrapCommand.FilterDescriptor, _filter),
            Options = AgentOptions.Session | AgentOptions.DieWithAgent | AgentOptions.Wrapped,
            ExpectedProcesses = BubblewrapCommand.Processes,
        };
        return await HostCell.OpenAsync(new HostCellParts(spec, places, group, Scratch: [], Translate), _options.Agent, _time, cancellationToken);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Starts it in a given way.</summary>
    internal static async Task<BubblewrapSandbox> StartAsync(
        HostSandboxOptions options, BubblewrapSetup setup, TimeProvider time, CancellationToken cancellationToken)
    {
        FindProgram();
        await setup.Groups.SweepAsync(cancellationToken);
        await setup.Groups.ProbeAsync(cancellationToken);
        var sandbox = new BubblewrapSandbox(options, setup, time);
        await TryOutAsync(sandbox._root, setup.Privilege, cancellationToken);
        return sandbox;
    }

    private IEnumerable<string> NotEnforced() => HostLimits.Describe(_setup.Groups.NotEnforced);

    private static void FindProgram()
    {
        if (!File.Exists(Program))
        {
            throw new SandboxFaultException("bubblewrap is not installed (on Debian: apt-get install bubblewrap).");
        }
    }

    /// <summary>Bubblewrap may be there and yet not be allowed to make namespaces: in a container, or where the machine forbids user namespaces.</summary>
    private static async Task TryOutAsync(MachineRoot root, BubblewrapPrivilege privilege, CancellationToken cancellationToken)
    {
        var limits = new CellLimits([], 256L << 20, 64, DiskBytes: 1 << 20, FileBytes: 1 << 20, OutputBytes: 1 << 20);
        var spec = new CellSpec(Image: null, [], limits, Network: false, ImmutableSortedDictionary<string, string>.Empty);
        var command = new BubblewrapCommand(spec, root, privilege).For(["true"], "/", HostCommandLimits.CleanVariables);
        var filter = command.IndexOf("--seccomp");
        var result = await HostCommand.RunAsync(
            command.RemoveRange(filter, 2), "/", default, HostCommandLimits.Default with { Variables = HostCommandLimits.CleanVariables }, cancellationToken);
        if (!result.Succeeded)
        {
            throw new SandboxFaultException($"bubblewrap does not work here: {result.ErrorText.Trim()}");
        }
    }
}
