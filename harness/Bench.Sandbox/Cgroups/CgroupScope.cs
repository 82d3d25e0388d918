using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;

namespace Bench.Sandbox.Cgroups;

/// <summary>One group of ours and its limits; its members are killed and the group is removed when it is disposed.</summary>
public sealed class CgroupScope : IAsyncDisposable
{
    private static readonly TimeSpan KillLimit = TimeSpan.FromSeconds(10);
    private readonly CgroupDialect? _dialect;
    private readonly CgroupFolders _folders;

    internal CgroupScope(CgroupDialect? dialect, CgroupFolders folders, ImmutableArray<string> notEnforced)
    {
        _dialect = dialect;
        _folders = folders;
        NotEnforced = notEnforced;
        ProcsFiles = [.. folders.All.Select(folder => Path.Combine(folder, "cgroup.procs"))];
    }

    /// <summary>Limits that this group does not enforce, each with the reason.</summary>
    public ImmutableArray<string> NotEnforced { get; }

    /// <summary>Files to write a pid to, all of them, to make a process a member.</summary>
    public ImmutableArray<string> ProcsFiles { get; }

    /// <summary>Whether memory is limited.</summary>
    public bool LimitsMemory => _folders.Memory is not null;

    /// <summary>Whether the number of processes is limited.</summary>
    public bool LimitsPids => _folders.Pids is not null;

    /// <summary>Whether the processors are limited.</summary>
    public bool LimitsCpus => _folders.Cpuset is not null;

    /// <summary>What it has counted so far.</summary>
    public CgroupCounts Read() => _dialect?.Read(_folders) ?? new CgroupCounts(0, 0, PeakBytes: null, CpuNanoseconds: null);

    /// <summary>Pids of the members, in this process's pid namespace.</summary>
    public ImmutableArray<int> Members() =>
    [
        .. ProcsFiles
            .SelectMany(file => (CgroupFiles.TryRead(file) ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries))
            .Select(line => int.Parse(line, CultureInfo.InvariantCulture))
            .Distinct(),
    ];

    /// <summary>Kills all members and waits until they are gone; the group can be used again afterwards.</summary>
    /// <returns>How many members there were at first.</returns>
    /// <exception cref="SandboxFaultException">Members are left after ten seconds.</exception>
    public async Task<int> KillAllAsync(CellLimits limits, CancellationToken cancellationToken)
    {
        var count = Members().Length;
        if (count > 0)
        {
            await KillUntilEmptyAsync(cancellationToken);
            _dialect?.AllowAgain(_folders, limits);
        }

        return count;
    }

    /// <summary>Kills the members and removes the group.</summary>
    /// <exception cref="SandboxFaultException">It could not be removed.</exception>
    public async ValueTask DisposeAsync()
    {
        if (_folders.All.IsEmpty)
        {
            return;
        }

        await KillUntilEmptyAsync(CancellationToken.None);
        var clock = Stopwatch.StartNew();
        // A killed member leaves its group a moment after it has left the list of members.
        while (!_folders.All.All(CgroupFiles.TryRemoveFolder))
        {
            if (clock.Elapsed > KillLimit)
            {
                throw new SandboxFaultException($"The control groups {string.Join(", ", _folders.All)} could not be removed.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(2), CancellationToken.None);
        }
    }

    private async Task KillUntilEmptyAsync(CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        while (_dialect is not null && Members() is { IsEmpty: false } members)
        {
            _dialect.KillOnce(_folders);
            foreach (var pid in members)
            {
                Kill(pid);
            }

            if (clock.Elapsed > KillLimit)
            {
                throw new SandboxFaultException($"{members.Length} processes of {_folders.All[0]} are still there {KillLimit.TotalSeconds:0} s after they were killed.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(2), cancellationToken);
        }
    }

    private static void Kill(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            process.Kill();
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            // It has ended meanwhile.
        }
    }
}
