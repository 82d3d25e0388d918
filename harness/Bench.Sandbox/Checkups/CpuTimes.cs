using System.Collections.Immutable;
using System.Globalization;

namespace Bench.Sandbox.Checkups;

/// <summary>What the kernel has counted for each processor since boot, in clock ticks.</summary>
/// <param name="ByCpu">Busy and all ticks by processor.</param>
internal sealed record CpuTimes(ImmutableDictionary<int, (long Busy, long All)> ByCpu)
{
    /// <summary>Reads the text of <c>/proc/stat</c>. Time that the hypervisor withheld counts as busy: others had the core.</summary>
    public static CpuTimes Parse(string text)
    {
        var times = ImmutableDictionary.CreateBuilder<int, (long, long)>();
        foreach (var line in text.Split('\n').Where(line => line.StartsWith("cpu", StringComparison.Ordinal)))
        {
            var fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            // user nice system idle iowait irq softirq steal; what follows is counted in user already.
            var ticks = fields.Skip(1).Take(8).Select(field => long.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0).ToArray();
            if (int.TryParse(fields[0].AsSpan(3), NumberStyles.None, CultureInfo.InvariantCulture, out var cpu) && ticks.Length >= 5)
            {
                var all = ticks.Sum();
                times[cpu] = (all - ticks[3] - ticks[4], all);
            }
        }

        return new CpuTimes(times.ToImmutable());
    }

    /// <summary>Share of the time between two readings that a processor was busy; null when no tick has passed.</summary>
    public double? BusySince(CpuTimes before, int cpu) =>
        ByCpu.TryGetValue(cpu, out var now) && before.ByCpu.TryGetValue(cpu, out var then) && now.All > then.All
            ? Math.Clamp((double)(now.Busy - then.Busy) / (now.All - then.All), 0, 1)
            : null;
}
