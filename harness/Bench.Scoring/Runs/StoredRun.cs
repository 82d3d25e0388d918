using System.Collections.Immutable;
using Bench.Contracts.Documents;
using Bench.Contracts.Runs;

namespace Bench.Scoring.Runs;

/// <summary>A run as its files hold it.</summary>
/// <param name="Manifest">What it was made of.</param>
/// <param name="Results">Its results.</param>
/// <param name="Samples">Its samples by sitting.</param>
public sealed record StoredRun(
    RunManifest Manifest,
    ImmutableArray<TaskResult> Results,
    ImmutableDictionary<string, ImmutableArray<Sample>> Samples)
{
    /// <summary>Reads the files of a run: <c>run.json</c>, <c>results.jsonl</c> and <c>samples.jsonl</c>, and nothing else.</summary>
    /// <exception cref="RunFolderException">A file is missing or broken, or contradicts another; the message says where.</exception>
    public static async Task<StoredRun> ReadAsync(string runFolder, CancellationToken cancellationToken)
    {
        var manifest = RunReader.ReadManifest(Path.Combine(runFolder, RunReader.ManifestName)) switch
        {
            DocumentReading<RunManifest>.Read(var read) => read,
            DocumentReading<RunManifest>.Refused(var errors) => throw new RunFolderException(string.Join('\n', errors)),
            var other => throw new InvalidOperationException($"unknown reading {other}"),
        };
        var resultsPath = Existing(
            runFolder, RunReader.ResultsName, "the results. What samples do not say, such as who made a patch and whether its tests passed, stands there alone; where the run was made, the same `bench evaluate` command writes it again from the journal");
        var samplesPath = Existing(runFolder, RunReader.SamplesName, "the samples that the results rest on");
        var results = await LinesAsync(RunReader.ReadResultsAsync(resultsPath, cancellationToken));
        var samples = await LinesAsync(RunReader.ReadSamplesAsync(samplesPath, cancellationToken));
        var coherence = new RunCoherence(resultsPath, results, samplesPath, samples);
        if ((manifest.IsMeasured ? coherence.Problem() : coherence.ProblemOfReport()) is { } problem)
        {
            throw new RunFolderException(problem.ToString());
        }

        return new StoredRun(
            manifest,
            [.. results.Select(result => result.Value)],
            samples.GroupBy(sample => sample.Value.Sitting, StringComparer.Ordinal)
                .ToImmutableDictionary(sitting => sitting.Key, sitting => sitting.Select(sample => sample.Value).ToImmutableArray(), StringComparer.Ordinal));
    }

    private static string Existing(string runFolder, string name, string expected)
    {
        var path = Path.Combine(runFolder, name);
        return File.Exists(path) ? path : throw new RunFolderException(new DocumentError(path, 0, "", "found no such file", expected).ToString());
    }

    private static async Task<ImmutableArray<LineReading<T>.Good>> LinesAsync<T>(IAsyncEnumerable<LineReading<T>> lines)
        where T : class
    {
        var values = ImmutableArray.CreateBuilder<LineReading<T>.Good>();
        await foreach (var line in lines)
        {
            values.Add(line as LineReading<T>.Good ?? throw new RunFolderException(((LineReading<T>.Bad)line).Error.ToString()));
        }

        return values.ToImmutable();
    }
}
