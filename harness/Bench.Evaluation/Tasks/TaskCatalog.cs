using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Bench.Contracts.Documents;
using Bench.Contracts.Tasks;

namespace Bench.Evaluation.Tasks;

/// <summary>Finds and reads the tasks below a folder. A broken task is reported and the others are read all the same.</summary>
/// <param name="Tasks">Tasks by id.</param>
/// <param name="Errors">What is wrong with the tasks that were refused.</param>
public sealed record TaskCatalog(ImmutableSortedDictionary<string, LoadedTask> Tasks, ImmutableArray<DocumentError> Errors)
{
    /// <summary>Reads a task's own folder, or every folder right below that holds a <c>task.json</c>.</summary>
    public static TaskCatalog Read(string folder)
    {
        var root = Path.GetFullPath(folder);
        if (!Directory.Exists(root))
        {
            return new TaskCatalog(
                ImmutableSortedDictionary<string, LoadedTask>.Empty,
                [new DocumentError(folder, 0, "", "found no such folder", "a task's folder or a folder of tasks")]);
        }

        var tasks = ImmutableSortedDictionary.CreateBuilder<string, LoadedTask>(StringComparer.Ordinal);
        var errors = ImmutableArray.CreateBuilder<DocumentError>();
        foreach (var path in Folders(root).Select(found => Path.Combine(found, TaskSpecReader.FileName)))
        {
            switch (TaskSpecReader.Read(path))
            {
                case TaskReading.Refused(var broken):
                    errors.AddRange(broken);
                    break;
                case TaskReading.Read(var spec, _) when !tasks.TryAdd(spec.Id.Value, Load(spec, Path.GetDirectoryName(path)!)):
                    errors.Add(new DocumentError(path, 0, "/id", $"found '{spec.Id}', which {tasks[spec.Id.Value].Folder} has already", "an id of its own"));
                    break;
                default:
                    break;
            }
        }

        if (tasks.Count == 0 && errors.Count == 0)
        {
            errors.Add(new DocumentError(folder, 0, "", $"found no {TaskSpecReader.FileName}", "a task's folder or a folder of tasks"));
        }

        return new TaskCatalog(tasks.ToImmutable(), errors.ToImmutable());
    }

    private static IEnumerable<string> Folders(string root) =>
        File.Exists(Path.Combine(root, TaskSpecReader.FileName))
            ? [root]
            : Directory.EnumerateDirectories(root).Where(inner => File.Exists(Path.Combine(inner, TaskSpecReader.FileName))).Order(StringComparer.Ordinal);

    private static LoadedTask Load(TaskSpec spec, string folder) => new(spec, folder, Digest(spec, folder));

    /// <summary>Digest over the folder's files and, where they lie outside of it, the source's stream and the Dockerfile.</summary>
    private static string Digest(TaskSpec spec, string folder)
    {
        var outside = new[] { spec.Source.Url, spec.Environment.Dockerfile }
            .OfType<string>().Select(path => Path.GetFullPath(Path.Combine(folder, path))).Where(File.Exists);
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Concat(outside).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{Path.GetRelativePath(folder, file)}\n"));
            using var stream = File.OpenRead(file);
            hash.AppendData(SHA256.HashData(stream));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
