using System.Text.Json.Nodes;

namespace Bench.EndToEnd.Tests.Faults;

/// <summary>Folders of a test that breaks the machine under a run: scratch, cache and tasks of its own, so that what is left there is the test's.</summary>
internal sealed class FaultBench
{
    private readonly Dictionary<string, string> _variables;

    public FaultBench()
    {
        Folder = BenchProgram.NewFolder();
        _variables = new(StringComparer.Ordinal) { ["BENCH_CACHE"] = Path.Combine(Folder, "cache"), ["BENCH_SCRATCH"] = Scratch };
    }

    /// <summary>Folder of everything.</summary>
    public string Folder { get; }

    /// <summary>Where arms are built.</summary>
    public string Scratch => Path.Combine(Folder, "scratch");

    /// <summary>Sets a variable of the processes to come.</summary>
    public void Set(string name, string value) => _variables[name] = value;

    /// <summary>Copies a bundled task, with its workload changed.</summary>
    /// <returns>Its folder.</returns>
    public async Task<string> CopyTaskAsync(string name, string before = "", Action<JsonNode>? change = null)
    {
        var tasks = Path.Combine(Folder, "tasks");
        await Shell.RunAsync($"mkdir -p {tasks} && cp -r {BenchProgram.Samples}/{name} {BenchProgram.Samples}/repositories {tasks}", CancellationToken.None);
        var document = Path.Combine(tasks, name, "task.json");
        var task = JsonNode.Parse(await File.ReadAllTextAsync(document))!;
        change?.Invoke(task);
        await File.WriteAllTextAsync(document, task.ToJsonString());
        var workload = Path.Combine(tasks, name, "workload.py");
        await File.WriteAllTextAsync(workload, await File.ReadAllTextAsync(workload) + before);
        return Path.Combine(tasks, name);
    }

    /// <summary>Writes a file of bundled predictions.</summary>
    public string Choose(params (string Task, string Model)[] chosen)
    {
        var lines = File.ReadLines(Path.Combine(BenchProgram.Samples, "predictions", "tally.jsonl")).Where(line =>
            JsonNode.Parse(line)! is var prediction && chosen.Contains(((string)prediction["instance_id"]!, (string)prediction["model_name_or_path"]!)));
        var path = Path.Combine(Folder, "predictions.jsonl");
        File.WriteAllLines(path, lines);
        return path;
    }

    /// <summary>Starts an evaluation.</summary>
    public WatchedProcess Evaluate(string tasks, string predictions, string sandbox, CancellationToken cancellationToken, string run = "run", string first = "") => BenchProgram.Watch(
        Folder, _variables, first, ["evaluate", "--tasks", tasks, "--predictions", predictions, "--out", run, "--sandbox", sandbox, "--rotations", "10"], cancellationToken);

    /// <summary>Results of the run by model.</summary>
    public Dictionary<string, JsonNode> Results() => RunFiles.Results(Path.Combine(Folder, "run"));

    /// <summary>What killed processes have left in scratch, cache and run.</summary>
    public IEnumerable<string> Leftovers() =>
    [
        .. Entries(Scratch, "run-*"), .. Entries(Scratch, "scratch-*"), .. Entries(Path.Combine(Folder, "cache"), "making-*"), .. Entries(Folder, "*.part"),
    ];

    private static IEnumerable<string> Entries(string folder, string pattern) =>
        Directory.Exists(folder) ? Directory.EnumerateFileSystemEntries(folder, pattern, SearchOption.AllDirectories) : [];
}
