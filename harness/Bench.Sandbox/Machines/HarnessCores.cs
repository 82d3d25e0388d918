using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Bench.Sandbox.Machines;

/// <summary>Keeps the harness itself off the cores that are measured on. The agents it starts are kept off, too; they place what they spawn.</summary>
public static class HarnessCores
{
    private const int MaskBits = 1024;
    private const int WordBits = 64;
    private const int NoSuchThread = 3;
    private const string OwnThreads = "/proc/self/task";

    /// <summary>Keeps this process to what a plan leaves to the rest of the machine.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>The plan, with a note when the kernel did not let us.</returns>
    public static CorePlan Keep(CorePlan plan) => Keep(plan.Rest)
        ? plan
        : plan with { Notes = plan.Notes.Add($"The harness could not be kept to the processors {string.Join(',', plan.Rest)}: it may run on the measuring cores.") };

    /// <summary>Restricts every thread of this process to some logical processors; threads that are made later inherit it.</summary>
    /// <param name="cpus">The processors; with none, or with one beyond what a mask holds, nothing is changed.</param>
    /// <returns>Whether every thread was restricted.</returns>
    public static bool Keep(ImmutableArray<int> cpus)
    {
        if (cpus.IsEmpty || cpus.Any(cpu => cpu is < 0 or >= MaskBits))
        {
            return false;
        }

        var mask = MaskOf(cpus);
        var seen = new HashSet<int>();
        // A thread that is not restricted yet may make another while the list is read: read again until there is none that is new.
        while (Threads().Where(seen.Add).ToList() is { Count: > 0 } fresh)
        {
            if (!fresh.TrueForAll(thread => Restrict(thread, mask)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The mask of the kernel: bit n of word n / 64 is processor n.</summary>
    internal static ulong[] MaskOf(ImmutableArray<int> cpus)
    {
        var mask = new ulong[MaskBits / WordBits];
        foreach (var cpu in cpus)
        {
            mask[cpu / WordBits] |= 1UL << (cpu % WordBits);
        }

        return mask;
    }

    /// <summary>A thread that has ended meanwhile needs nothing.</summary>
    private static bool Restrict(int thread, ulong[] mask) =>
        SetAffinity(thread, MaskBits / 8, mask) == 0 || Marshal.GetLastPInvokeError() == NoSuchThread;

    private static IEnumerable<int> Threads() =>
        Directory.EnumerateDirectories(OwnThreads).Select(path => int.Parse(Path.GetFileName(path), CultureInfo.InvariantCulture));

    [DllImport("libc", EntryPoint = "sched_setaffinity", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetAffinity(int thread, nint bytes, ulong[] mask);
}
