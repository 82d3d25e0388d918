using System.Collections.Immutable;
using Bench.Contracts.Runs;
using Bench.Leaderboard.Importing;
using Dapper;

namespace Bench.Leaderboard.Data;

/// <summary>Reads the samples of one sitting from the run's file, and nothing else of it.</summary>
/// <param name="index">Knows where each sitting stands.</param>
public sealed class SampleStore(IndexDatabase index)
{
    private const long MostBytes = 64 << 20;

    private readonly ImportedFiles _files = new();

    /// <summary>The samples of a sitting in the order in which they were taken; none when the run has no such sitting.</summary>
    /// <param name="run">The run, out of the data set.</param>
    /// <param name="sitting">Identity of the sitting; it is looked up and is no path.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="IOException">The file is not what it was when it was imported.</exception>
    public async Task<ImmutableArray<Sample>> ReadAsync(RunEntry run, string sitting, CancellationToken cancellationToken)
    {
        var lines = await LinesAsync(run, sitting, cancellationToken);
        return [.. FilePart.Lines(lines).Select(line => FilePart.Value<Sample>(line, run.Id, RunReader.SamplesName))];
    }

    /// <summary>The same as the lines stand in the file, in UTF-8; empty when the run has no such sitting.</summary>
    /// <exception cref="IOException">The file is not what it was when it was imported.</exception>
    public async Task<ReadOnlyMemory<byte>> LinesAsync(RunEntry run, string sitting, CancellationToken cancellationToken)
    {
        var place = Place(run.Id, sitting);
        if (place is null)
        {
            return default;
        }

        await _files.CheckAsync(run, RunReader.SamplesName, cancellationToken);
        return await FilePart.ReadAsync(Path.Combine(run.Folder, RunReader.SamplesName), place.Start, Math.Min(place.Length, MostBytes), cancellationToken);
    }

    private FilePlace? Place(string run, string sitting)
    {
        using var connection = index.Open();
        return index.Guarded(() => connection.QuerySingleOrDefault<FilePlace>("SELECT start, length FROM sitting WHERE run = (SELECT number FROM run WHERE id = @run) AND id = @sitting", new { run, sitting }));
    }
}
