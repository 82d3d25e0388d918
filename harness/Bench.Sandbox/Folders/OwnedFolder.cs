using System.Globalization;
using System.Text.RegularExpressions;
using Bench.Sandbox.Faults;

namespace Bench.Sandbox.Folders;

/// <summary>
/// A folder for what is being made. It is locked while its maker lives and goes when it is disposed; what a killed process left is
/// removed by a later one, which can take the lock then. The kernel lets go of a lock however its owner ends.
/// </summary>
public sealed partial class OwnedFolder : IDisposable
{
    private const string LockName = "owner.lock";
    private const string DeadSuffix = ".dead";
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
                var owner = Lock(folder, FileMode.CreateNew);
                // Whoever sweeps it takes its name away first, so what still bears the name while we hold the lock is ours.
                if (File.Exists(owner.Name))
                {
                    return new OwnedFolder(folder, owner);
                }

                owner.Dispose();
            }
            catch (IOException exception) when (attempt < MostTries && !DiskSpace.IsRefusal(exception))
            {
                // Another process saw the folder before it was locked, and removes it.
            }
        }
    }

    /// <summary>Removes the folders whose owners are gone.</summary>
    /// <param name="parent">Folder that they are in.</param>
    /// <param name="kind">First part of their names.</param>
    /// <returns>How many were removed.</returns>
    public static int RemoveAbandoned(string parent, string kind) =>
        Directory.Exists(parent) ? Directory.GetDirectories(parent, kind + "-*").Count(folder => IsOurs(folder, kind) && RemoveIfAbandoned(folder)) : 0;

    /// <inheritdoc/>
    public void Dispose()
    {
        // Removed before the lock goes: another process may not meet a half of it.
        if (Directory.Exists(FullPath))
        {
            RemoveByAnotherName(FullPath);
        }

        _owner.Dispose();
    }

    private static FileStream Lock(string folder, FileMode mode) =>
        new(Path.Combine(folder, LockName), mode, FileAccess.ReadWrite, FileShare.None);

    /// <summary>What merely begins like ours (a run-2024 in a folder that somebody named) is somebody else's.</summary>
    private static bool IsOurs(string folder, string kind)
    {
        var name = Path.GetFileName(folder);
        return name.StartsWith(kind, StringComparison.Ordinal) && OwnEnd().IsMatch(name[kind.Length..]) && new DirectoryInfo(folder).LinkTarget is null;
    }

    [GeneratedRegex(@"\A-[0-9]+-[0-9a-f]{8}(\.dead)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex OwnEnd();

    /// <summary>Takes the name away before anything in it goes: a lock that is missing in a folder with a living name was never made.</summary>
    private static void RemoveByAnotherName(string folder)
    {
        var dead = folder.EndsWith(DeadSuffix, StringComparison.Ordinal) ? folder : folder + DeadSuffix;
        if (dead != folder)
        {
            Directory.Move(folder, dead);
        }

        TreeRemoval.Remove(dead);
    }

    /// <summary>Takes the lock of a folder that may be abandoned; null when it is dead already and its lock is gone, so that nobody can own it.</summary>
    private static FileStream? Take(string folder)
    {
        try
        {
            return Lock(folder, FileMode.Open);
        }
        catch (FileNotFoundException)
        {
            // Its maker ended, or has yet to make the lock and then meets ours.
            return folder.EndsWith(DeadSuffix, StringComparison.Ordinal) ? null : Lock(folder, FileMode.CreateNew);
        }
    }

    private static bool RemoveIfAbandoned(string folder)
    {
        try
        {
            using var owner = Take(folder);
            RemoveByAnotherName(folder);
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
