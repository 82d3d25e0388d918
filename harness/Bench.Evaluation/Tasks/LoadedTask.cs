using Bench.Contracts.Tasks;

namespace Bench.Evaluation.Tasks;

/// <summary>A task with its folder.</summary>
/// <param name="Spec">The task.</param>
/// <param name="Folder">Absolute path of its folder.</param>
/// <param name="Digest">SHA-256 over the names and contents of the folder's files, lower-case hex.</param>
public sealed record LoadedTask(TaskSpec Spec, string Folder, string Digest)
{
    /// <summary>Identity of the task.</summary>
    public TaskId Id => Spec.Id;

    /// <summary>Bounds of the task, the default ones when it states none.</summary>
    public TaskLimits Limits => Spec.Limits ?? TaskLimits.Default;

    /// <summary>Absolute path of a file that the task names relative to its folder.</summary>
    public string PathOf(string relative) => Path.GetFullPath(Path.Combine(Folder, relative));
}
