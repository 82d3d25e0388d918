using Bench.Evaluation.Journals;
using Bench.Sandbox.Faults;

namespace Bench.Harvester.Funnel;

/// <summary>Keeps a second process from working on the same harvest. The system gives the lock back when its owner is killed.</summary>
internal static class HarvestLock
{
    private const string FileName = "harvest.lock";

    /// <summary>EAGAIN: what Linux says of a lock that another process has. Every other error is of the folder.</summary>
    private const int WouldBlock = 11;

    /// <summary>Takes the lock of a harvest's folder, which is made when it is not there; disposing gives it back.</summary>
    /// <exception cref="JournalBusyException">Another process has it.</exception>
    /// <exception cref="JournalFaultException">The folder cannot be written, or the disk is full.</exception>
    public static FileStream Take(string folder)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            Directory.CreateDirectory(folder);
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (DiskSpace.Explain(exception, folder) is { } explained)
        {
            throw new JournalFaultException(explained, exception);
        }
        catch (IOException exception) when (exception.HResult == WouldBlock)
        {
            throw new JournalBusyException($"Another process is working on this harvest ('{path}' is locked). Wait for it to end, or choose another --out folder.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new JournalFaultException($"--out: '{folder}' cannot be written: {exception.Message.TrimEnd('.')}. Choose another folder.", exception);
        }
    }

    /// <summary>Whether a process has it.</summary>
    public static bool IsTaken(string folder)
    {
        try
        {
            using var look = new FileStream(Path.Combine(folder, FileName), FileMode.Open, FileAccess.Read, FileShare.Read);
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
