using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bench.EndToEnd.Tests.Cheats;

/// <summary>The task that the cheats of a language are written for: a bundled one with a small input and small limits.</summary>
/// <param name="Language"><c>python</c> or <c>csharp</c>.</param>
/// <param name="Task">Id of the bundled task.</param>
/// <param name="Repository">Name of its repository and of its predictions.</param>
/// <param name="Rows">Size of the input.</param>
/// <param name="Limits">Limits, with enough for the build.</param>
internal sealed record CheatSubject(string Language, string Task, string Repository, int Rows, string Limits)
{
    /// <summary>Honest predictions that sit beside the cheats.</summary>
    public static string[] Honest { get; } = ["good", "half"];

    /// <summary>The subject of a language.</summary>
    public static CheatSubject Of(string language) => language == "python"
        ? new CheatSubject(language, "sample__tally-34", "tally", 4000, """{"memoryMiB":512,"pids":96,"diskMiB":96,"sampleSeconds":6}""")
        : new CheatSubject(language, "sample__weft-26", "weft", 3000, """{"memoryMiB":1024,"pids":256,"diskMiB":512,"sampleSeconds":8}""");

    /// <summary>Writes the task into a folder.</summary>
    public async Task<string> WriteTaskAsync(string folder)
    {
        var task = Directory.CreateDirectory(Path.Combine(folder, "task")).FullName;
        var original = Path.Combine(BenchProgram.Samples, Task);
        foreach (var file in Directory.EnumerateFiles(original))
        {
            File.Copy(file, Path.Combine(task, Path.GetFileName(file)));
        }

        await HoldReaderAsync(Path.Combine(task, "Workload.cs"));
        var repositories = Path.Combine(BenchProgram.Samples, "repositories");
        var document = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(original, "task.json")))!;
        document["source"]!["url"] = Path.Combine(repositories, Repository + ".fast-import");
        document["environment"]!["dockerfile"] = Path.Combine(repositories, Repository + ".Dockerfile");
        document["workload"]!["parameters"]!["rows"] = Rows;
        document["limits"] = JsonNode.Parse(Limits);
        await File.WriteAllTextAsync(Path.Combine(task, "task.json"), document.ToJsonString());
        return task;
    }

    /// <summary>Writes predictions: the honest ones, each followed by its share of the cheats, so that every sitting has both.</summary>
    public async Task<string> WritePredictionsAsync(string folder, Cheat[] cheats)
    {
        const int Share = 7;
        var honest = (await File.ReadAllLinesAsync(Path.Combine(BenchProgram.Samples, "predictions", Repository + ".jsonl")))
            .Where(line => line.Contains($"\"{Task}\"", StringComparison.Ordinal)).ToDictionary(line => (string)JsonNode.Parse(line)!["model_name_or_path"]!);
        var lines = Honest.SelectMany((model, place) => cheats.Skip(place * Share).Take(Share).Select(Line).Prepend(honest[model]));
        var path = Path.Combine(folder, $"predictions-{cheats.Length}.jsonl");
        await File.WriteAllLinesAsync(path, lines);
        return path;
    }

    /// <summary>Lets the C# workload make its reader before the call: only then is there a place before the clock to move work to.</summary>
    private static async Task HoldReaderAsync(string workload)
    {
        if (File.Exists(workload))
        {
            var source = await File.ReadAllTextAsync(workload);
            var held = source.Replace("new CsvReader().Read(", "reader.Read(", StringComparison.Ordinal)
                .Replace("    private const int NoteEvery", "    private readonly CsvReader reader = new();\n\n    private const int NoteEvery", StringComparison.Ordinal);
            await File.WriteAllTextAsync(workload, held);
        }
    }

    private string Line(Cheat cheat) =>
        JsonSerializer.Serialize(new { instance_id = Task, model_name_or_path = cheat.Name, model_patch = cheat.Patch(Language) });
}
