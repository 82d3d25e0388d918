using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Bench.Evaluation.Tasks;
using Bench.Harvester.Measure.Templates;
using Bench.Sandbox;

namespace Bench.Harvester.Measure.Trials;

/// <summary>Looks at a Python workload in the expert's cell: which lines of interest it executes, and how a second call compares with the first.</summary>
/// <param name="task">The task, with the workload as it is tried.</param>
internal sealed class PythonLook(LoadedTask task)
{
    /// <summary>Name of the script in the folder of a trial; no task holds it.</summary>
    public const string ScriptName = "bench-look.py";

    /// <summary>Tracing makes the code many times slower.</summary>
    private const int Slowdown = 10;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Puts the script beside the workload.</summary>
    /// <param name="folder">Folder of the trial.</param>
    public static void WriteScript(string folder) => File.WriteAllText(Path.Combine(folder, ScriptName), TemplateFiles.Text(TemplateFiles.Look));

    /// <summary>Looks; null when it did not end well, with what it printed.</summary>
    /// <param name="cell">The expert's cell.</param>
    /// <param name="lines">Lines of interest by path.</param>
    /// <param name="seed">Seed of the input.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<(LookReport? Report, string Log)> RunAsync(
        ISandboxCell cell, ImmutableSortedDictionary<string, ImmutableSortedSet<int>> lines, ulong seed, CancellationToken cancellationToken)
    {
        var repo = cell.PathOf(CellPlace.Repo);
        var workload = task.Spec.Workload;
        var question = new LookQuestion(
            $"{cell.PathOf(CellPlace.Task)}/{workload.File}",
            workload.ImportPaths.IsDefaultOrEmpty ? [repo] : [.. workload.ImportPaths.Select(path => $"{repo}/{path}")],
            seed,
            workload.Parameters ?? ImmutableSortedDictionary<string, JsonElement>.Empty,
            lines.ToImmutableSortedDictionary(file => $"{repo}/{file.Key}", file => file.Value, StringComparer.Ordinal));
        var limit = TimeSpan.FromSeconds((double)task.Limits.SampleSeconds * Slowdown);
        var request = new SpawnRequest(
            ["python3", "-s", "-B", $"{{task}}/{ScriptName}"], CellPlace.Repo, limit, limit, JsonSerializer.SerializeToUtf8Bytes(question, Json));
        var result = await cell.RunAsync(request, cancellationToken);
        var log = Encoding.UTF8.GetString(result.StandardError.Span);
        if (result.End is not SpawnEnd.Exited(0))
        {
            return (null, $"{result.End}\n{log}");
        }

        try
        {
            var report = JsonSerializer.Deserialize<LookReport>(result.StandardOutput.Span, Json);
            return (report is null ? null : report with { Lines = report.Lines.ToImmutableSortedDictionary(file => file.Key[(repo.Length + 1)..], file => file.Value, StringComparer.Ordinal) }, log);
        }
        catch (JsonException unreadable)
        {
            return (null, $"the answer cannot be read: {unreadable.Message}\n{log}");
        }
    }
}
