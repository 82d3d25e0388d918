using System.Runtime.InteropServices;

namespace Bench.Leaderboard.Hosting;

/// <summary>
/// Bounds what the C library keeps of memory that was freed. Compressing an answer takes some MiB of it for a moment; by default the library keeps
/// a heap for every thread that ever asked, and large blocks in them.
/// </summary>
internal static class NativeMemory
{
    private const int MostHeaps = -8;  // M_ARENA_MAX of malloc.h
    private const int SmallestMapped = -3;  // M_MMAP_THRESHOLD
    private const int Heaps = 2;
    private const int MappedBytes = 128 << 10;

    /// <summary>Sets the bounds. A library that has none goes on as it is.</summary>
    public static void Bound()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        try
        {
            _ = Mallopt(MostHeaps, Heaps);
            _ = Mallopt(SmallestMapped, MappedBytes);
        }
        catch (Exception missing) when (missing is DllNotFoundException or EntryPointNotFoundException)
        {
            // Another C library than GNU's.
        }
    }

    [DllImport("libc", EntryPoint = "mallopt")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Mallopt(int parameter, int value);
}
