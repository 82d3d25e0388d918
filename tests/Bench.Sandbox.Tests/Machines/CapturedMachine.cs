namespace Bench.Sandbox.Tests.Machines;

/// <summary>Small trees of other machines, written by hand after their real files.</summary>
internal static class CapturedMachine
{
    /// <summary>Two sockets of two cores with two threads each, bare metal, version 2 of control groups.</summary>
    public static TemporaryFolder TwoSocketServer()
    {
        var machine = new TemporaryFolder();
        machine.Write("proc/cpuinfo", "processor\t: 0\nvendor_id\t: GenuineIntel\ncpu family\t: 6\nmodel\t\t: 85\nmodel name\t: Intel(R) Xeon(R) Gold 6130\nstepping\t: 4\nflags\t\t: fpu sse2 avx512f\n");
        machine.Write("proc/meminfo", "MemTotal:       197564416 kB\nMemFree: 1 kB\nSwapTotal:       8388604 kB\n");
        machine.Write("proc/sys/kernel/osrelease", "6.1.0-18-amd64\n");
        machine.Write("proc/sys/kernel/randomize_va_space", "2\n");
        machine.Write("proc/self/status", "Name:\tbench\nCpus_allowed_list:\t0-7\n");
        machine.Write("proc/mounts", "cgroup2 /sys/fs/cgroup cgroup2 rw 0 0\n");
        machine.Write("etc/os-release", "NAME=\"Debian GNU/Linux\"\nPRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\n");
        machine.Write("sys/devices/system/cpu/online", "0-7\n");
        machine.Write("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "performance\n");
        machine.Write("sys/devices/system/cpu/intel_pstate/no_turbo", "1\n");
        machine.Write("sys/devices/system/node/online", "0-1\n");
        machine.Write("sys/devices/system/node/node0/cpulist", "0-1,4-5\n");
        machine.Write("sys/devices/system/node/node1/cpulist", "2-3,6-7\n");
        machine.Write("sys/devices/system/clocksource/clocksource0/current_clocksource", "tsc\n");
        machine.Write("sys/kernel/mm/transparent_hugepage/enabled", "always [madvise] never\n");
        machine.Write("sys/class/dmi/id/sys_vendor", "Dell Inc.\n");
        machine.Write("sys/class/dmi/id/product_name", "PowerEdge R740\n");
        for (var cpu = 0; cpu < 8; cpu++)
        {
            machine.Write($"sys/devices/system/cpu/cpu{cpu}/topology/thread_siblings_list", $"{cpu % 4},{(cpu % 4) + 4}\n");
        }

        return machine;
    }

    /// <summary>A virtual machine with four Arm cores, of which this process may use three, and no frequency control.</summary>
    public static TemporaryFolder ArmGuest()
    {
        var machine = new TemporaryFolder();
        machine.Write("proc/cpuinfo", "processor\t: 0\nBogoMIPS\t: 243.75\nFeatures\t: fp asimd\nCPU implementer\t: 0x41\nCPU architecture: 8\nCPU variant\t: 0x3\nCPU part\t: 0xd0c\nCPU revision\t: 1\n");
        machine.Write("proc/meminfo", "MemTotal:        7938840 kB\nSwapTotal:             0 kB\n");
        machine.Write("proc/sys/kernel/osrelease", "6.5.0-1014-aws\n");
        machine.Write("proc/self/status", "Cpus_allowed_list:\t0,2-3\n");
        machine.Write("proc/mounts", "cgroup /sys/fs/cgroup/memory cgroup rw,memory 0 0\ncgroup2 /sys/fs/cgroup/unified cgroup2 rw 0 0\n");
        machine.Write("etc/os-release", "PRETTY_NAME=Ubuntu\n");
        machine.Write("sys/devices/system/cpu/online", "0-3\n");
        machine.Write("sys/class/dmi/id/sys_vendor", "Amazon EC2\n");
        machine.Write("sys/class/dmi/id/product_name", "t4g.large\n");
        for (var cpu = 0; cpu < 4; cpu++)
        {
            machine.Write($"sys/devices/system/cpu/cpu{cpu}/topology/thread_siblings_list", $"{cpu}\n");
        }

        return machine;
    }
}
