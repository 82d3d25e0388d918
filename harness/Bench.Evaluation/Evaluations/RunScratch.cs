using Bench.Evaluation.Trees;

namespace Bench.Evaluation.Evaluations;

/// <summary>
/// The folder in which a run builds its arms. It is locked while its process lives; what a dead process left is removed at the next start.
/// </summary>
public sealed class RunScratch : IDisposable
{
    private const string LockName = "owner.lock";
    private readonly FileStream _owner;

    private RunScratch(string folder, FileStream owner)
    {
        Folder = folder;
        _owner = owner;
    }

    /// <summary>Absolute path of the folder.</summary>
    public string Folder { get; }

    /// <summary>Makes a folder of our own and removes those whose owners are gone.</summary>
    /// <param name="root">Folder that holds the scratch folders of all runs of this machine.</param>
    public static RunScratch Open(string root)
    {
        Directory.CreateDirectory(root);
        foreach (var left in Directory.EnumerateDirectories(root, "run-*"))
        {
            RemoveIfAbandoned(left);
        }

        var folder = Path.Combine(root, $"run-{Environment.ProcessId}-{Guid.NewGuid().ToString("N")[..8]}");
        Directory.CreateDirectory(folder);
        return new RunScratch(folder, Lock(folder));
    }

    /// <summary>A folder inside that does not exist yet, by its name.</summary>
    public string PathOf(params string[] names) => Path.Combine([Folder, .. names]);

    /// <inheritdoc/>
    public void Dispose()
    {
        _owner.Dispose();
        TreeRemoval.Remove(Folder);
    }

    private static FileStream Lock(string folder) =>
        new(Path.Combine(folder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

    private static void RemoveIfAbandoned(string folder)
    {
        try
        {
            Lock(folder).Dispose();
            TreeRemoval.Remove(folder);
        }
        catch (IOException)
        {
            // Its owner lives and holds the lock.
        }
        catch (UnauthorizedAccessException)
        {
            // It belongs to another user.
        }
    }
}
