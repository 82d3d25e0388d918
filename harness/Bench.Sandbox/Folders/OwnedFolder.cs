using System.Globalization;
using Bench.Sandbox.Faults;

namespace Bench.Sandbox.Folders;

/// <summary>
/// A folder for what is being made. It is locked while its maker lives and goes when it is disposed; what a killed process left is
/// removed by a later one, which can take the lock then. The kernel lets go of a lock however its owner ends.
/// </summary>
public sealed class OwnedFolder : IDisposable
{
    private const string LockName = "owner.lock";
    private const int MostTries = 10;
    private readonly FileStream _owner;

    private OwnedFolder(string folder, FileStream owner)
    {
        FullPath = folder;
        _owner = owner;
    }

    /// <summary>Absolute path of the folder.</summary>
    public string FullPath { get; }

    /// <summary>Makes a folder of this process's own.</summary>
    /// <param name="parent">Folder to make it in; made when it does not exist.</param>
    /// <param name="kind">First part of its name; <see cref="RemoveAbandoned"/> is asked for the same.</param>
    public static OwnedFolder Make(string parent, string kind)
    {
        Directory.CreateDirectory(parent);
        for (var attempt = 1; ; attempt++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{kind}-{Environment.ProcessId}-{Guid.NewGuid().ToString("N")[..8]}");
            var folder = Path.Combine(Path.GetFullPath(parent), name);
            Directory.CreateDirectory(folder);
            try
            {
                var owner = Lock(folder);
                if (File.Exists(owner.Name))
                {
                    return new OwnedFolder(folder, owner);
                }

                owner.Dispose();
            }
            catch (IOException exception) when (attempt < MostTries && !DiskSpace.IsRefusal(exception))
            {
                // Another process saw the folder before it was locked, and has removed it.
            }
        }
    }

    /// <summary>Removes the folders whose owners are gone.</summary>
    /// <param name="parent">Folder that they are in.</param>
    /// <param name="kind">First part of their names.</param>
    /// <returns>How many were removed.</returns>
    public static int RemoveAbandoned(string parent, string kind) =>
        Directory.Exists(parent) ? Directory.GetDirectories(parent, kind + "-*").Count(RemoveIfAbandoned) : 0;

    /// <inheritdoc/>
    public void Dispose()
    {
        // Removed before the lock goes: another process may not meet a half of it.
        TreeRemoval.Remove(FullPath);
        _owner.Dispose();
    }

    private static FileStream Lock(string folder) =>
        new(Path.Combine(folder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

    private static bool RemoveIfAbandoned(string folder)
    {
        try
        {
            using var owner = Lock(folder);
            TreeRemoval.Remove(folder);
            return true;
        }
        catch (IOException)
        {
            // Its owner lives and holds the lock, or another process is removing it.
            return false;
        }
        catch (UnauthorizedAccessException)
        {
            // It belongs to another user.
            return false;
        }
    }
}
