using System.Globalization;

namespace Bench.Sandbox.Checkups;

/// <summary>Judges cores, their siblings, their frequency and who else uses them.</summary>
internal static class ProcessorItems
{
    /// <summary>Least cores for more than developing: one to measure on, one for the harness, the rest of the machine on others.</summary>
    private const int EnoughCores = 4;

    private const double QuietShare = 0.01;
    private const double BusyShare = 0.05;

    public static IEnumerable<CheckupItem> Of(MachineFacts facts) => [Cores(facts), Siblings(facts), Governor(facts), Turbo(facts), ForeignUse(facts)];

    private static CheckupItem Cores(MachineFacts facts)
    {
        const string Name = "cores";
        const string Why = "The measured code and the harness need cores of their own, or each delays the other.";
        var usable = facts.Cores.Slots.Sum(slot => slot.Measure.Length) + facts.Cores.Rest.Length;
        var found = $"{Count(facts.Machine.PhysicalCores, "core")}; measuring on {List(facts.Cores.Slots.SelectMany(slot => slot.Measure))}, the rest on {List(facts.Cores.Rest)}{string.Concat(facts.Cores.Notes.Select(note => $"; {note.TrimEnd('.')}"))}";
        const string More = "Use a machine (or give this one) at least four cores; with two or three, results are for developing.";
        return (facts.Machine.PhysicalCores, usable) switch
        {
            (1, _) => CheckupItem.Fail(Name, found, Why, More),
            ( < EnoughCores, _) => CheckupItem.Warn(Name, found, Why, More),
            (_, < EnoughCores) => CheckupItem.Warn(Name, found, Why, "The harness may use fewer processors than the machine has: start it with a wider affinity or cpuset."),
            _ when facts.Cores.Notes.Length > 0 => CheckupItem.Warn(Name, found, Why, "Let the harness set its own affinity, and start it with a wider cpuset."),
            _ => CheckupItem.Pass(Name, found, Why),
        };
    }

    private static CheckupItem Siblings(MachineFacts facts)
    {
        const string Name = "smt";
        const string Why = "Two hardware threads of a core slow each other by a third or more.";
        const string Mend = "Switch the second threads off: echo off > /sys/devices/system/cpu/smt/control (as root), or in the firmware.";
        var idle = facts.Cores.Slots.SelectMany(slot => slot.Idle).ToList();
        var measured = facts.Cores.Slots.SelectMany(slot => slot.Measure).ToHashSet();
        var shared = facts.Machine.Siblings.Any(core => core.Any(measured.Contains) && core.Any(cpu => facts.Cores.Rest.Contains(cpu) && !measured.Contains(cpu)));
        return shared ? CheckupItem.Fail(Name, "the harness runs on the sibling of the measuring core", Why, Mend)
            : idle.Count > 0 ? CheckupItem.Warn(Name, $"siblings {List(idle)} of measuring cores are left idle by Bench, not by the rest of the machine", Why, Mend)
            : CheckupItem.Pass(Name, "no measuring core has a second thread", Why);
    }

    private static CheckupItem Governor(MachineFacts facts)
    {
        const string Name = "frequency";
        const string Why = "A core that changes its frequency while it works makes equal code take unequal time.";
        return facts.Governors switch
        {
            [] when facts.Machine.Virtualisation is { } host => CheckupItem.Warn(
                Name, $"not visible in a guest of {host}", Why, "A guest cannot set it. Mirrored rotations bear with it; for scores, fix the frequency on the host or use bare metal."),
            [] => CheckupItem.Warn(Name, "no frequency control found", Why, "Fix the frequency in the firmware, or load the driver of the processor's frequency scaling."),
            ["performance"] => CheckupItem.Pass(Name, "governor performance", Why),
            var governors => CheckupItem.Warn(Name, $"governor {string.Join(", ", governors)}", Why, "As root: cpupower frequency-set -g performance"),
        };
    }

    private static CheckupItem Turbo(MachineFacts facts)
    {
        const string Name = "turbo";
        const string Why = "Boost depends on temperature and on what the other cores do.";
        return facts.Machine.Turbo switch
        {
            false => CheckupItem.Pass(Name, "off", Why),
            true => CheckupItem.Warn(Name, "on", Why, "As root: echo 1 > /sys/devices/system/cpu/intel_pstate/no_turbo, or echo 0 > /sys/devices/system/cpu/cpufreq/boost"),
            null => CheckupItem.Warn(
                Name, facts.Machine.Virtualisation is { } host ? $"not visible in a guest of {host}" : "unknown", Why, "Switch boost off in the firmware or on the host, or rely on the rotations."),
        };
    }

    private static CheckupItem ForeignUse(MachineFacts facts)
    {
        const string Name = "foreign-use";
        const string Why = "Another program on the measuring core takes its time and its cache; pinning alone keeps nobody out.";
        const string Mend = "End what runs there (top, then key 1, shows the processors), or reserve the cores: kernel option isolcpus, or an exclusive cpuset.";
        if (facts.CoreUse.IsEmpty)
        {
            return CheckupItem.Warn(Name, "/proc/stat cannot be read", Why, "Mount /proc.");
        }

        var busiest = facts.CoreUse.OrderBy(use => use.IsOwned).ThenByDescending(use => use.Share).First();
        if (busiest.IsOwned)
        {
            return CheckupItem.Warn(Name, "another measurement of Bench owns every measuring core now", Why, "Run the doctor again when it has ended.");
        }

        var found = string.Create(CultureInfo.InvariantCulture, $"{busiest.Share:P1} of cpu {busiest.Cpu} over the probe");
        return busiest.Share switch
        {
            > BusyShare => CheckupItem.Fail(Name, found, Why, Mend),
            > QuietShare => CheckupItem.Warn(Name, found, Why, Mend),
            _ => CheckupItem.Pass(Name, found, Why),
        };
    }

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";

    private static string List(IEnumerable<int> cpus) => "cpu " + string.Join(',', cpus.Order());
}
