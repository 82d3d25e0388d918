namespace Bench.Sandbox.Checkups;

/// <summary>Judges what keeps submitted code apart and within its limits.</summary>
internal static class SandboxItems
{
    public static IEnumerable<CheckupItem> Of(MachineFacts facts) =>
    [
        Engine(facts),
        Bubblewrap(facts),
        Cgroup(facts, "cgroup-memory", Protection.Memory, "Without it a memory hog takes the machine's memory and not only its own."),
        Cgroup(facts, "cgroup-pids", Protection.Processes, "Without it a fork bomb is stopped by weaker limits only, or not at all."),
        Cgroup(facts, "cgroup-cpuset", Protection.Cores, "Without it code inside can leave its cores and run on those of another measurement."),
        Cgroup(facts, "cgroup-cpu", Protection.CpuAccounting, "Without it CPU time is what processes report that were waited for."),
    ];

    private static CheckupItem Engine(MachineFacts facts)
    {
        const string Name = "engine";
        const string Why = "Scores that count run in containers with the task's own image.";
        return facts.Engine.Problem is not { } problem
            ? CheckupItem.Pass(Name, $"version {facts.Engine.Version}", Why)
            : CheckupItem.Warn(Name, problem.TrimEnd('.'), Why, "Install and start one (on Debian: apt-get install docker.io), or set DOCKER_HOST to its socket.");
    }

    private static CheckupItem Bubblewrap(MachineFacts facts)
    {
        const string Name = "bubblewrap";
        const string Why = "Where no engine runs, it is what keeps submitted code away from the machine's files and network.";
        const string Mend = "On Debian: apt-get install bubblewrap. In a container it needs leave to make namespaces.";
        return (facts.BubblewrapProblem, facts.Engine.Problem) switch
        {
            (null, _) => CheckupItem.Pass(Name, "works", Why),
            ({ } problem, null) => CheckupItem.Warn(Name, problem.TrimEnd('.'), Why, Mend),
            ({ } problem, _) => CheckupItem.Fail(Name, $"{problem.TrimEnd('.')}; and no engine answers, so nothing isolates submitted code", Why, Mend),
        };
    }

    private static CheckupItem Cgroup(MachineFacts facts, string name, string protection, string why)
    {
        var lost = facts.CgroupMissing.Where(note => note.StartsWith(protection + ":", StringComparison.Ordinal)).ToList();
        return lost is [var first, ..]
            ? CheckupItem.Warn(name, first[(protection.Length + 1)..].Trim(), why, Mend(facts.Machine.CgroupVersion))
            : CheckupItem.Pass(name, $"version {facts.Machine.CgroupVersion}, a group can be made and limited", why);
    }

    private static string Mend(int version) => version switch
    {
        0 => "Mount control groups: mount -t cgroup2 none /sys/fs/cgroup (as root).",
        1 => "Run as root, mount the controller below /sys/fs/cgroup, and mount it writable in a container.",
        _ => "Run as root, or let systemd delegate: systemd-run --user --scope -p Delegate=yes ./bench …",
    };
}
