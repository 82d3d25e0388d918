using System.Collections.Immutable;
using Bench.Contracts.Documents;
using Bench.Contracts.Runs;

namespace Bench.Evaluation.Runs;

/// <summary>A run as its files hold it.</summary>
/// <param name="Manifest">What it was made of.</param>
/// <param name="Results">Its results.</param>
/// <param name="Samples">Its samples by sitting.</param>
public sealed record StoredRun(
    RunManifest Manifest,
    ImmutableArray<TaskResult> Results,
    ImmutableDictionary<string, ImmutableArray<Sample>> Samples)
{
    /// <summary>Reads the files of a run.</summary>
    /// <exception cref="RunFolderException">A file is missing or broken; the message says where.</exception>
    public static async Task<StoredRun> ReadAsync(string runFolder, CancellationToken cancellationToken)
    {
        var manifest = RunReader.ReadManifest(Path.Combine(runFolder, RunReader.ManifestName)) switch
        {
            DocumentReading<RunManifest>.Read(var read) => read,
            DocumentReading<RunManifest>.Refused(var errors) => throw new RunFolderException(string.Join('\n', errors)),
            var other => throw new InvalidOperationException($"unknown reading {other}"),
        };
        var results = await LinesAsync(RunReader.ReadResultsAsync(Path.Combine(runFolder, RunReader.ResultsName), cancellationToken));
        var samples = await LinesAsync(RunReader.ReadSamplesAsync(Path.Combine(runFolder, RunReader.SamplesName), cancellationToken));
        return new StoredRun(
            manifest,
            results,
            samples.GroupBy(sample => sample.Sitting, StringComparer.Ordinal).ToImmutableDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.Ordinal));
    }

    private static async Task<ImmutableArray<T>> LinesAsync<T>(IAsyncEnumerable<LineReading<T>> lines)
        where T : class
    {
        var values = ImmutableArray.CreateBuilder<T>();
        await foreach (var line in lines)
        {
            values.Add(line is LineReading<T>.Good(_, var value) ? value : throw new RunFolderException(((LineReading<T>.Bad)line).Error.ToString()));
        }

        return values.ToImmutable();
    }
}
