using System.Globalization;

namespace Bench.Sandbox.Machines;

/// <summary>
/// Exclusive ownership of processors among all harnesses of a machine, by locked files: the kernel lets go of them when the owner
/// ends, however it ends. It keeps measurements apart from each other; other programs of the machine do not know it.
/// </summary>
public sealed class CoreLease : IDisposable
{
    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(500);
    private const UnixFileMode Everybody = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead
        | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    private readonly List<FileStream> _locks;

    private CoreLease(CoreSlot slot, List<FileStream> locks)
    {
        Slot = slot;
        _locks = locks;
    }

    /// <summary>The cores that are owned.</summary>
    public CoreSlot Slot { get; }

    /// <summary>Folder of the locks: /run/lock/bench, or one under the temporary folder where that cannot be written.</summary>
    public static string DefaultFolder()
    {
        foreach (var parent in new[] { "/run/lock", Path.GetTempPath() })
        {
            var folder = Path.Combine(parent, "bench");
            try
            {
                if (!Directory.Exists(folder))
                {
                    Directory.CreateDirectory(folder);
                    // Everybody's harnesses must meet here; sticky, so that nobody removes another's lock.
                    File.SetUnixFileMode(folder, Everybody | UnixFileMode.StickyBit | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
                }

                return folder;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Read-only or somebody else's: the next.
            }
        }

        throw new SandboxFaultException("Neither /run/lock nor the temporary folder can be written; the ownership of cores is recorded there.");
    }

    /// <summary>Takes the first of these slots whose cores nobody owns; null when there is none.</summary>
    public static CoreLease? TryAcquire(IEnumerable<CoreSlot> slots, string folder)
    {
        foreach (var slot in slots)
        {
            if (TryLock(slot, folder) is { } locks)
            {
                return new CoreLease(slot, locks);
            }
        }

        return null;
    }

    /// <summary>Like <see cref="TryAcquire"/>, but waits for cores to become free.</summary>
    /// <param name="slots">Slots in order of preference.</param>
    /// <param name="folder">Folder of the locks.</param>
    /// <param name="time">Clock of the waiting.</param>
    /// <param name="waiting">Called once when all are taken.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public static async Task<CoreLease> AcquireAsync(
        IReadOnlyList<CoreSlot> slots,
        string folder,
        TimeProvider time,
        Action waiting,
        CancellationToken cancellationToken)
    {
        if (TryAcquire(slots, folder) is { } first)
        {
            return first;
        }

        waiting();
        while (true)
        {
            await Task.Delay(Retry, time, cancellationToken);
            if (TryAcquire(slots, folder) is { } lease)
            {
                return lease;
            }
        }
    }

    /// <summary>Lets go of the cores.</summary>
    public void Dispose() => Release(_locks);

    /// <summary>Locks all processors of a slot, in ascending order so that two harnesses never wait for each other in a circle.</summary>
    private static List<FileStream>? TryLock(CoreSlot slot, string folder)
    {
        var locks = new List<FileStream>();
        try
        {
            foreach (var cpu in slot.Measure.Concat(slot.Idle).Order())
            {
                locks.Add(Lock(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"cpu-{cpu}.lock"))));
            }

            return locks;
        }
        catch (IOException)
        {
            Release(locks);
            return null;
        }
        catch (UnauthorizedAccessException e)
        {
            Release(locks);
            throw new SandboxFaultException($"The locks of cores in {folder} cannot be opened: {e.Message}", e);
        }
    }

    private static FileStream Lock(string path)
    {
        var existed = File.Exists(path);
        var stream = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            UnixCreateMode = Everybody,
        });
        if (!existed)
        {
            // The process's umask has taken bits away.
            File.SetUnixFileMode(stream.SafeFileHandle, Everybody);
        }

        return stream;
    }

    private static void Release(List<FileStream> locks)
    {
        foreach (var held in locks)
        {
            held.Dispose();
        }
    }
}
