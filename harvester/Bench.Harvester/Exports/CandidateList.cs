using System.Collections.Immutable;
using Bench.Contracts.Documents;
using Bench.Evaluation;
using Bench.Harvester.Funnel;

namespace Bench.Harvester.Exports;

/// <summary>Writes <c>candidates.jsonl</c>: what Filter accepted, in rank order.</summary>
internal static class CandidateList
{
    /// <summary>Writes it into the folder of a harvest, by atomic rename.</summary>
    public static Task WriteAsync(HarvestStore store, string folder, CancellationToken cancellationToken) =>
        AtomicFile.WriteAsync(Path.Combine(folder, HarvestFiles.Candidates), async stream =>
        {
            await using var writer = new StreamWriter(stream, leaveOpen: true);
            var (heads, verdicts, rank) = (store.Heads().ToDictionary(head => (int)head.Number), store.AllVerdicts(), 0);
            foreach (var candidate in store.Ranked())
            {
                var head = heads[candidate.Number];
                var signals = verdicts[candidate.Number].Single(kept => kept.Verdict.Stage == Stage.Filter).Verdict;
                var line = new CandidateLine(++rank, candidate.Score, candidate.Number, head.Base, head.Head, head.Title, SignalLine.Of(signals));
                await writer.WriteAsync((BenchJson.Line(line) + "\n").AsMemory(), cancellationToken);
            }
        });

    /// <summary>A line.</summary>
    private sealed record CandidateLine(int Rank, double Score, int PullRequest, string Base, string Head, string Title, ImmutableArray<SignalLine> Signals);
}
