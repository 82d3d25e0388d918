using Bench.Leaderboard.Data;

namespace Bench.Leaderboard.Tasks;

/// <summary>The texts of a published task that its page shows.</summary>
/// <param name="Workload">Source of the workload; null when it was not published or is not a file of the task.</param>
/// <param name="ExpertPatch">The expert's patch; null when the task names a commit, or it was not published.</param>
public sealed record TaskFiles(string? Workload, string? ExpertPatch)
{
    private const int LongestText = 1 << 18;

    /// <summary>A task of which no file was published.</summary>
    public static TaskFiles None { get; } = new(null, null);

    /// <summary>Reads the files of a task. A file that is gone, or that a link leads out of the folder for, counts as not published.</summary>
    public static async Task<TaskFiles> ReadAsync(TaskEntry task, PatchStore patches, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(patches);
        return task is { Folder: { } folder, Spec: { } spec }
            ? new TaskFiles(await TextAsync(folder, spec.Workload.File, cancellationToken), await patches.ExpertAsync(task, cancellationToken))
            : None;
    }

    private static async Task<string?> TextAsync(string folder, string? path, CancellationToken cancellationToken)
    {
        if (path is null || Inside(folder, path) is not { } file)
        {
            return null;
        }

        using var reader = new StreamReader(file.FullName);
        var buffer = new char[(int)Math.Min(file.Length + 1, LongestText)];
        var read = await reader.ReadBlockAsync(buffer, cancellationToken);
        var text = new string(buffer, 0, read);
        return read < LongestText ? text : text + "\n…";
    }

    /// <summary>The file, when it lies in the folder and no link stands on the way to it.</summary>
    private static FileInfo? Inside(string folder, string path)
    {
        var root = Path.GetFullPath(folder);
        var full = Path.GetFullPath(Path.Combine(root, path));
        if (!full.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            return null;
        }

        for (var above = full; above.Length > root.Length; above = Path.GetDirectoryName(above)!)
        {
            if (new FileInfo(above).LinkTarget is not null)
            {
                return null;
            }
        }

        return new FileInfo(full) is { Exists: true } file ? file : null;
    }
}
