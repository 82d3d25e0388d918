using System.Globalization;
using System.Runtime.InteropServices;
using Bench.Contracts.Runs;
using Bench.Sandbox.Agents;
using Bench.Sandbox.Cgroups;
using Bench.Sandbox.Folders;
using Bench.Sandbox.HostCells;
using Bench.Sandbox.Images;
using Bench.Sandbox.Seccomp;

namespace Bench.Sandbox.Processes;

/// <summary>Plain processes with limits, pinned to their cores. For one's own code: nothing keeps it from the machine's files and network.</summary>
public sealed class ProcessSandbox : ISandbox
{
    private const string Kind = "scratch";
    private readonly HostSandboxOptions _options;
    private readonly CgroupTree _groups;
    private readonly TimeProvider _time;
    private readonly HostUser _user;
    private readonly DotnetFolder? _dotnet = DotnetFolder.Find();
    private readonly ReadOnlyMemory<byte> _filter;
    private readonly OwnedFolder _homes;
    private int _opened;

    private ProcessSandbox(HostSandboxOptions options, CgroupTree groups, TimeProvider time)
    {
        _homes = OwnedFolder.Make(options.WorkFolder, Kind);
        _options = options;
        _groups = groups;
        _time = time;
        var closed = options.ShownFolders.Append(options.WorkFolder).Select(Reach.FirstClosed).FirstOrDefault(folder => folder is not null);
        _user = Environment.IsPrivilegedProcess ? closed is null ? HostUser.Own : new HostUser(0) : HostUser.Same;
        _filter = HasFilter ? SeccompPolicy.Default.ToBpf(RuntimeInformation.ProcessArchitecture) : default;
        Level = new SandboxLevel(SandboxKind.Process, [.. NotEnforced(closed)]);
    }

    /// <inheritdoc />
    public SandboxLevel Level { get; }

    private static bool HasFilter => RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.Arm64;

    /// <summary>Finds out what can be limited on this machine.</summary>
    /// <param name="options">The agent and the folders.</param>
    /// <param name="time">Clock.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<ProcessSandbox> StartAsync(HostSandboxOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        OwnedFolder.RemoveAbandoned(options.WorkFolder, Kind);
        var groups = CgroupTree.Discover();
        await groups.SweepAsync(cancellationToken);
        await groups.ProbeAsync(cancellationToken);
        return new ProcessSandbox(options, groups, time);
    }

    /// <inheritdoc />
    public async Task<ISandboxCell> OpenAsync(CellSpec spec, CancellationToken cancellationToken)
    {
        if (_user.Id > 0 && spec.Mounts.Select(mount => Reach.FirstClosed(mount.HostPath)).FirstOrDefault(folder => folder is not null) is { } closed)
        {
            throw new SandboxFaultException($"Code of a cell is another user, who cannot enter {closed}: chmod o+x {closed}, or put the files elsewhere.");
        }

        await _user.PrepareAsync(spec, cancellationToken);
        var home = await MakeHomeAsync(cancellationToken);
        var places = Placeholders.Of(
            spec.Mounts.Select(mount => mount.Place),
            place => spec.Mounts.Last(mount => mount.Place == place).HostPath);
        var variables = HostVariables.Of(spec, places, home, _dotnet);
        var group = await _groups.CreateAsync(spec.Limits);
        AgentRequest Translate(SpawnRequest request) => new()
        {
            Arguments = [.. request.Arguments.Select(places.Fill)],
            Folder = places.PathOf(request.WorkingPlace),
            Variables = request.On(variables),
            Cpus = spec.Limits.Cpus.IsDefault ? [] : spec.Limits.Cpus,
            User = _user.Id,
            Group = _user.Id,
            WallLimit = request.WallLimit,
            CpuLimit = request.CpuLimit,
            Limits = HostLimits.Of(spec.Limits, group, ownUser: _user.Id > 0),
            OutputLimitBytes = spec.Limits.OutputBytes,
            StandardInput = request.StandardInput,
            Exchange = request.Exchange,
            Seccomp = _filter,
            Scratch = [home],
        };
        return await HostCell.OpenAsync(new HostCellParts(spec, places, group, [home], Translate), _options.Agent, _time, cancellationToken);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        _homes.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<string> MakeHomeAsync(CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref _opened);
        var home = Path.Combine(_homes.FullPath, number.ToString(CultureInfo.InvariantCulture));
        Directory.CreateDirectory(home);
        await _user.GiveAsync(home, cancellationToken);
        return home;
    }

    private IEnumerable<string> NotEnforced(string? closed)
    {
        yield return Protection.Missing(Protection.MachineFiles, "code inside sees the machine's files as far as its user may");
        yield return Protection.Missing(Protection.MachineProcesses, "code inside sees the machine's processes");
        yield return Protection.Missing(Protection.Network, "it is never cut");
        yield return Protection.Missing(Protection.Scratch, "/tmp and /dev/shm are the machine's own: what is left there stays");
        if (_user.Id is null)
        {
            yield return Protection.Missing(Protection.User, "code inside is the user who runs the harness");
            yield return Protection.Missing(Protection.ReadOnly, "that user may write to all folders of the run");
        }
        else if (_user.Id == 0)
        {
            yield return Protection.Missing(Protection.User, $"code inside is root without capabilities, because other users cannot enter {closed}");
            yield return Protection.Missing(Protection.ReadOnly, "root may write to all folders of the run");
        }

        if (!HasFilter)
        {
            yield return Protection.Missing(Protection.SystemCalls, $"there is no table of system calls for {RuntimeInformation.ProcessArchitecture}");
        }

        foreach (var note in HostLimits.Describe(_groups.NotEnforced))
        {
            yield return note;
        }
    }
}
