using System.Collections.Immutable;
using Bench.Harvester.Mine;
using Bench.Harvester.Mine.Diffs;

namespace Bench.Harvester.Funnel;

/// <summary>
/// Mine and Filter in one pass: changes are read, judged and let go of, in portions side by side. A portion is written in one step, so a pass that was
/// stopped goes on with those that are left. The order in which portions end has no effect on what is kept.
/// </summary>
/// <param name="reader">Reads the changes.</param>
/// <param name="filter">Judges them; null to mine only.</param>
/// <param name="store">Keeps the verdicts.</param>
/// <param name="observer">Hears how far it is.</param>
/// <param name="clock">Clock of the machine.</param>
internal sealed class HistoryPass(ChangeReader reader, FilterSteps? filter, HarvestStore store, IHarvestObserver observer, TimeProvider clock)
{
    private int _done;

    /// <summary>Pull requests that are read by one git and written in one step.</summary>
    public int Portion { get; init; } = 256;

    /// <summary>Portions side by side.</summary>
    public int SideBySide { get; init; } = Math.Clamp(Environment.ProcessorCount, 1, 4);

    /// <summary>Mines and filters pull requests.</summary>
    /// <param name="requests">Those that have no verdict yet.</param>
    /// <param name="cancellationToken">Stops it; finished portions are kept.</param>
    public async Task RunAsync(ImmutableArray<MinedPullRequest> requests, CancellationToken cancellationToken)
    {
        var sideBySide = new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(requests.Chunk(Portion), sideBySide, async (portion, token) =>
        {
            var judged = new List<JudgedChange>(portion.Length);
            var last = clock.GetTimestamp();
            await reader.ReadAsync(
                portion,
                change =>
                {
                    var (mine, filtered) = Judge(change);
                    judged.Add(new JudgedChange(change.PullRequest, mine, filtered, Math.Round(clock.GetElapsedTime(last).TotalMilliseconds, 3)));
                    last = clock.GetTimestamp();
                },
                token);
            store.Keep(filter is null ? judged : await filter.SecondAsync(judged, token));
            var done = Interlocked.Add(ref _done, portion.Length);
            store.NoteRunning(0, filter is null ? Stage.Mine : Stage.Filter, $"{done} of {requests.Length} pull requests");
            observer.Passed(done, requests.Length);
        });
    }

    private (StageVerdict Mine, StageVerdict? Filter) Judge(MinedChange change)
    {
        var mine = MineVerdict.Of(change.PullRequest);
        return (mine, mine.Accepted ? filter?.First(change) : null);
    }
}
