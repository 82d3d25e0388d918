using System.Collections.Immutable;
using Bench.Contracts.Documents;
using Bench.Contracts.Publications;
using Bench.Scoring.Statistics;

namespace Bench.BoardGenerator;

/// <summary>A drawn board: tasks, runs of up to eight submissions each, and notices.</summary>
/// <param name="options">How large it is.</param>
/// <param name="folder">Folder of the site.</param>
public sealed class Board(BoardOptions options, string folder)
{
    private const int LargestRun = 8;

    /// <summary>Writes the files.</summary>
    /// <param name="progress">Receives what was done, as lines.</param>
    /// <param name="cancellationToken">Stops it; whole runs stay.</param>
    /// <returns>Number of runs.</returns>
    public async Task<int> WriteAsync(Action<string> progress, CancellationToken cancellationToken)
    {
        var tasks = TaskMaker.Draw(options);
        foreach (var task in tasks)
        {
            await TaskMaker.WriteAsync(task, Path.Combine(folder, "tasks"), cancellationToken);
        }

        progress($"{tasks.Length} tasks");
        var runs = ContestantMaker.Draw(options).Chunk(LargestRun).ToList();
        var done = 0;
        var ids = new ImmutableArray<string>[runs.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, runs.Count),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken },
            async (number, token) =>
            {
                ids[number] = await new RunMaker(options, tasks, runs[number], number).WriteAsync(Path.Combine(folder, "runs"), token);
                progress($"{Interlocked.Increment(ref done)} of {runs.Count} runs");
            });
        await WriteNoticesAsync([.. ids.SelectMany(run => run)], cancellationToken);
        return runs.Count;
    }

    /// <summary>One submission is disputed and one is withdrawn, where there are enough.</summary>
    private async Task WriteNoticesAsync(ImmutableArray<string> submissions, CancellationToken cancellationToken)
    {
        var random = new SplitMix64(options.Seed + 17);
        var disputed = submissions[random.NextIndex(submissions.Length)];
        var withdrawn = submissions[random.NextIndex(submissions.Length)];
        Notice[] notices =
        [
            new(Moment(1), NoticeKind.Change, "The board begins with version 1 of every rule."),
            new(Moment(200), NoticeKind.Dispute, "A reader found that one patch stores answers between calls.", disputed),
            .. withdrawn == disputed ? Array.Empty<Notice>() : [new(Moment(210), NoticeKind.Withdrawal, "Its submitter found a mistake in how patches were collected.", withdrawn)],
            new(Moment(220), NoticeKind.Correction, "Costs were given in cents and are now in dollars.", submissions[0]),
            new(Moment(230), NoticeKind.Change, "The harness asks for ten rotations before it stops a sitting."),
        ];
        await File.AppendAllLinesAsync(Path.Combine(folder, NoticeReader.FileName), notices.Select(BenchJson.Line), cancellationToken);
    }

    /// <summary>Noon of a day of the board's year.</summary>
    internal static string Moment(int day) =>
        UtcMoment.Text(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero).AddDays(day));
}
