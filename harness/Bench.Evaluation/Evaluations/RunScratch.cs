using Bench.Sandbox.Folders;

namespace Bench.Evaluation.Evaluations;

/// <summary>
/// The folder in which a run builds its arms. It is locked while its process lives; what a dead process left is removed at the next start.
/// </summary>
public sealed class RunScratch : IDisposable
{
    private const string Kind = "run";
    private readonly OwnedFolder _own;

    private RunScratch(OwnedFolder own) => _own = own;

    /// <summary>Absolute path of the folder.</summary>
    public string Folder => _own.FullPath;

    /// <summary>Makes a folder of our own and removes those whose owners are gone.</summary>
    /// <param name="root">Folder that holds the scratch folders of all runs of this machine.</param>
    public static RunScratch Open(string root)
    {
        OwnedFolder.RemoveAbandoned(root, Kind);
        return new RunScratch(OwnedFolder.Make(root, Kind));
    }

    /// <summary>A folder inside that does not exist yet, by its name.</summary>
    public string PathOf(params string[] names) => Path.Combine([Folder, .. names]);

    /// <inheritdoc/>
    public void Dispose() => _own.Dispose();
}
