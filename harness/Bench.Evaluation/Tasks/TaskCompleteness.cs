using System.Collections.Immutable;
using Bench.Contracts.Documents;
using Bench.Contracts.Tasks;
using Bench.Evaluation.Sources;

namespace Bench.Evaluation.Tasks;

/// <summary>
/// Whether a task that is well formed can be evaluated, too: the files that it names exist, and one that was harvested carries the evidence that
/// it is a task. Looks at the task's folder and nothing else.
/// </summary>
public static class TaskCompleteness
{
    /// <summary>What is missing.</summary>
    public static IEnumerable<DocumentError> Problems(LoadedTask task) => [.. Files(task), .. task.Spec.Provenance is { } provenance && IsHarvested(provenance) ? Evidence(task, provenance) : []];

    /// <summary>A task written by hand may say where it is from; only the funnel has verdicts.</summary>
    private static bool IsHarvested(TaskProvenance provenance) => !provenance.Stages.IsDefaultOrEmpty || !provenance.CoveredLines.IsDefaultOrEmpty;

    private static IEnumerable<DocumentError> Files(LoadedTask task)
    {
        var spec = task.Spec;
        (string Pointer, string? Path)[] named =
        [
            ("/workload/file", spec.Workload.Runner == WorkloadRunner.Python ? spec.Workload.File : null),
            ("/environment/dockerfile", spec.Environment.Dockerfile),
            ("/source/expert/patchFile", spec.Source.Expert.PatchFile),
            ("/source/url", SourceStore.IsAddress(spec.Source.Url) ? null : spec.Source.Url),
        ];
        return named
            .Where(file => file.Path is not null && !File.Exists(task.PathOf(file.Path)) && !(file.Pointer == "/source/url" && Directory.Exists(task.PathOf(file.Path))))
            .Select(file => Problem(task, file.Pointer, $"found \"{file.Path}\", which does not exist", "a file that is there, relative to the task's folder"))
            .Concat(TaskFiles(task).Where(name => !File.Exists(task.PathOf(name))).Distinct(StringComparer.Ordinal)
                .Select(name => Problem(task, "/build", $"found \"{{task}}/{name}\", which does not exist", "a file of the task's folder")));
    }

    /// <summary>Files of the task's folder that commands name.</summary>
    private static IEnumerable<string> TaskFiles(LoadedTask task)
    {
        const string Prefix = "{task}/";
        IEnumerable<ImmutableArray<string>> commands = [.. Items(task.Spec.Build?.Commands ?? default), .. Items(task.Spec.Environment.Prepare)];
        return commands.SelectMany(command => command)
            .Select(word => (Word: word, At: word.IndexOf(Prefix, StringComparison.Ordinal)))
            .Where(found => found.At >= 0)
            .Select(found => found.Word[(found.At + Prefix.Length)..]);
    }

    private static IEnumerable<DocumentError> Evidence(LoadedTask task, TaskProvenance provenance)
    {
        (bool Missing, string Pointer, string Expected)[] rules =
        [
            (task.Spec.Tests.Guarding.IsDefaultOrEmpty, "/tests/guarding", "guarding tests, which every harvested task has"),
            (task.Spec.Replays.IsDefaultOrEmpty, "/replays", "at least one replay of the expert's speedup"),
            (provenance.Stages.IsDefaultOrEmpty, "/provenance/stages", "the verdicts of the funnel"),
            (provenance.CoveredLines.IsDefaultOrEmpty, "/provenance/coveredLines", "the lines of the change that guarding tests execute"),
            (task.Spec.Licence is null, "/licence", "an SPDX licence expression, or NOASSERTION"),
        ];
        return rules.Where(rule => rule.Missing).Select(rule => Problem(task, rule.Pointer, "found nothing", rule.Expected));
    }

    private static DocumentError Problem(LoadedTask task, string pointer, string problem, string expected) =>
        new(Path.Combine(task.Folder, TaskSpecReader.FileName), 0, pointer, problem, expected);

    private static ImmutableArray<T> Items<T>(ImmutableArray<T> items) => items.IsDefault ? [] : items;
}
