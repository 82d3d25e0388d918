using Bench.Evaluation.Shell;
using Bench.Evaluation.Tasks;

namespace Bench.Harness.Commands;

/// <summary>Reads tasks for commands that need all of them sound.</summary>
internal static class Catalogs
{
    /// <summary>The tasks below a folder.</summary>
    /// <exception cref="WrongUseException">One is broken; the message lists every error.</exception>
    public static TaskCatalog Read(string folder)
    {
        var catalog = TaskCatalog.Read(folder);
        return catalog.Errors.IsEmpty
            ? catalog
            : throw new WrongUseException($"the tasks in '{folder}' cannot be used:\n  " + string.Join("\n  ", catalog.Errors));
    }
}
