using System.Diagnostics;
using Bench.Contracts.Documents;

namespace Bench.Contracts.Tasks;

/// <summary>Reads <c>task.json</c> strictly: what the schema does not name is refused, with the place and with what was expected.</summary>
public static class TaskSpecReader
{
    /// <summary>Name of the file within a task's folder.</summary>
    public const string FileName = "task.json";

    /// <summary>Reads a task from its file, or from the folder that holds it. A file that cannot be read is a refusal, too.</summary>
    public static TaskReading Read(string path)
    {
        var file = Directory.Exists(path) ? Path.Combine(path, FileName) : path;
        return Reading(DocumentReader.Read<TaskSpec>(file, TaskRules.Broken), file);
    }

    /// <summary>Reads a task from text in UTF-8.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="file">Name of the file, for the errors.</param>
    public static TaskReading Read(ReadOnlySpan<byte> utf8, string file) => Reading(DocumentReader.Read<TaskSpec>(utf8, file, TaskRules.Broken), file);

    private static TaskReading Reading(DocumentReading<TaskSpec> reading, string file) => reading switch
    {
        DocumentReading<TaskSpec>.Read read => new TaskReading.Read(read.Document, file),
        DocumentReading<TaskSpec>.Refused refused => new TaskReading.Refused(refused.Errors),
        _ => throw new UnreachableException(),
    };
}
