using Bench.Contracts.Documents;

namespace Bench.Contracts.Runs;

/// <summary>Reads the files of a run as strictly as a task is read.</summary>
public static class RunReader
{
    /// <summary>Name of the file that says what a run was made of.</summary>
    public const string ManifestName = "run.json";

    /// <summary>Name of the file of results.</summary>
    public const string ResultsName = "results.jsonl";

    /// <summary>Name of the file of samples.</summary>
    public const string SamplesName = "samples.jsonl";

    /// <summary>Name of the file of predictions as they were taken, patches and all.</summary>
    public const string TakenName = "taken.jsonl";

    /// <summary>Reads <c>run.json</c>. A file that cannot be read is a refusal, too.</summary>
    public static DocumentReading<RunManifest> ReadManifest(string path) => DocumentReader.Read<RunManifest>(path, RunRules.Broken);

    /// <summary>Reads <c>results.jsonl</c>.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IAsyncEnumerable<LineReading<TaskResult>> ReadResultsAsync(string path, CancellationToken cancellationToken) =>
        JsonLines.ReadAsync<TaskResult>(path, RunRules.Broken, cancellationToken);

    /// <summary>Reads <c>samples.jsonl</c>, which may be long, a line at a time.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IAsyncEnumerable<LineReading<Sample>> ReadSamplesAsync(string path, CancellationToken cancellationToken) =>
        JsonLines.ReadAsync<Sample>(path, static _ => [], cancellationToken);
}
