using System.Collections.Immutable;
using Bench.Sandbox.Checkups;

namespace Bench.Sandbox.Machines;

/// <summary>Watches how busy some processors are from its start on, whoever uses them.</summary>
public sealed class CoreWatch
{
    private readonly MachineFiles _files;
    private readonly ImmutableArray<int> _cpus;
    private readonly CpuTimes _before;

    private CoreWatch(MachineFiles files, ImmutableArray<int> cpus)
    {
        _files = files;
        _cpus = cpus;
        _before = Read();
    }

    /// <summary>Begins to watch.</summary>
    public static CoreWatch Start(ImmutableArray<int> cpus) => new(new MachineFiles("/"), cpus);

    /// <summary>Average share of the time since the start, 0 to 1, that the processors were not idle; time that the hypervisor withheld counts. Null when the kernel does not say.</summary>
    public double? BusyShare()
    {
        var now = Read();
        var shares = _cpus.Select(cpu => now.BusySince(_before, cpu)).OfType<double>().ToList();
        return shares.Count == _cpus.Length && shares.Count > 0 ? shares.Average() : null;
    }

    private CpuTimes Read() => CpuTimes.Parse(_files.Read("proc/stat") ?? "");
}
