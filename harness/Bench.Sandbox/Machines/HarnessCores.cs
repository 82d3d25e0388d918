using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Bench.Sandbox.Machines;

/// <summary>Keeps the harness itself off the cores that are measured on. The agents it starts are kept off, too; they place what they spawn.</summary>
public static class HarnessCores
{
    private const int MaskBits = 64;
    private const string OwnThreads = "/proc/self/task";

    /// <summary>Restricts every thread of this process to some logical processors; threads that are made later inherit it.</summary>
    /// <param name="cpus">The processors; with none, or with one beyond what a mask holds, nothing is changed.</param>
    /// <returns>Whether the process was restricted.</returns>
    public static bool Keep(ImmutableArray<int> cpus)
    {
        if (cpus.IsEmpty || cpus.Any(cpu => cpu >= MaskBits))
        {
            return false;
        }

        var mask = cpus.Aggregate(0UL, (bits, cpu) => bits | (1UL << cpu));
        var seen = new HashSet<int>();
        // A thread that is not restricted yet may make another while the list is read: read again until there is none that is new.
        while (Threads().Where(seen.Add).ToList() is { Count: > 0 } fresh)
        {
            foreach (var thread in fresh)
            {
                // A thread that has ended meanwhile needs nothing.
                _ = SetAffinity(thread, sizeof(ulong), ref mask);
            }
        }

        return true;
    }

    private static IEnumerable<int> Threads() =>
        Directory.EnumerateDirectories(OwnThreads).Select(path => int.Parse(Path.GetFileName(path), CultureInfo.InvariantCulture));

    [DllImport("libc", EntryPoint = "sched_setaffinity")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetAffinity(int thread, nint bytes, ref ulong mask);
}
