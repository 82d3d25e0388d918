using System.Collections.Immutable;
using Bench.Sandbox.Cgroups;
using Bench.Sandbox.Machines;

namespace Bench.Sandbox.Faults;

/// <summary>Reads the state of the machine: some hundred microseconds, and a small file for each folder.</summary>
/// <param name="clock">Clock of the machine.</param>
/// <param name="root">Root of the files that are read; another one than "/" in tests only.</param>
public sealed class HostProbe(TimeProvider clock, string root = "/")
{
    private const int TrialBytes = 64 << 10;
    private readonly MachineFiles _files = new(root);
    private readonly long _began = clock.GetTimestamp();

    /// <summary>The state now.</summary>
    /// <param name="folders">Folders whose file systems are tried.</param>
    public HostState Read(ImmutableArray<string> folders) => new(
        clock.GetUtcNow(),
        clock.GetElapsedTime(_began),
        CgroupFiles.ReadField(Path.Join(root, "proc/vmstat"), "oom_kill") ?? 0,
        _files.MiB("proc/meminfo", "MemAvailable"),
        _files.MiB("proc/meminfo", "MemTotal"),
        [.. folders.Select(Try)]);

    /// <summary>Free bytes alone do not tell of used-up inodes, of quotas, or of a file system that has become read-only: a file does.</summary>
    private static DiskState Try(string folder)
    {
        var file = Path.Combine(folder, $".bench-{Guid.NewGuid():N}");
        try
        {
            using var stream = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
            stream.Write(new byte[TrialBytes]);
            stream.Flush(flushToDisk: true);
            return new DiskState(folder, DiskSpace.FreeMiB(folder), Refusal: null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new DiskState(folder, DiskSpace.FreeMiB(folder), DiskSpace.IsRefusal(e) ? e.Message : null);
        }
    }
}
