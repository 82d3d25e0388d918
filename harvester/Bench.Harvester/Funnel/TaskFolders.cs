using System.Globalization;

namespace Bench.Harvester.Funnel;

/// <summary>The folders of admitted tasks in the folder of a harvest.</summary>
internal static class TaskFolders
{
    /// <summary>Removes tasks that an earlier go admitted and a stage rejects by now, so that what lies there is what the funnel says.</summary>
    /// <param name="store">The verdicts.</param>
    /// <param name="folder">Folder of the harvest.</param>
    public static void DropRejected(HarvestStore store, string folder)
    {
        var tasks = new DirectoryInfo(Path.Combine(folder, HarvestFiles.Tasks));
        foreach (var task in tasks.Exists ? tasks.GetDirectories() : [])
        {
            if (NumberOf(task.Name) is { } number && store.Verdicts(number).Any(kept => !kept.Verdict.Accepted))
            {
                task.Delete(recursive: true);
            }
        }
    }

    /// <summary>Ids of tasks end with the number of their pull request.</summary>
    private static int? NumberOf(string id) =>
        int.TryParse(id.AsSpan(id.LastIndexOf('-') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
