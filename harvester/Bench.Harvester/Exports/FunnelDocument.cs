using System.Text.Json;
using Bench.Contracts.Documents;
using Bench.Evaluation;
using Bench.Harvester.Funnel;

namespace Bench.Harvester.Exports;

/// <summary>Writes <c>funnel.json</c>: counts and reasons of each stage, and every verdict with its evidence. Written piece by piece.</summary>
internal static class FunnelDocument
{
    /// <summary>Name and version of the format.</summary>
    public const string Format = "bench/funnel/v1";

    private const int FlushBytes = 1 << 20;

    /// <summary>Writes it into the folder of a harvest, by atomic rename.</summary>
    public static Task WriteAsync(HarvestStore store, string folder, CancellationToken cancellationToken) =>
        AtomicFile.WriteAsync(Path.Combine(folder, HarvestFiles.Funnel), async stream =>
        {
            await using var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = BenchJson.Options.Encoder });
            writer.WriteStartObject();
            writer.WriteString("schema", Format);
            foreach (var fact in new[] { HarvestSession.RepositoryFact, "head", "branch", "seed" })
            {
                writer.WriteString(fact, store.Fact(fact) ?? "");
            }

            writer.WritePropertyName("stages");
            JsonSerializer.Serialize(writer, store.Counts(), BenchJson.Options);
            writer.WriteStartArray("pullRequests");
            var ranks = store.Ranked().Select((candidate, place) => (candidate, Rank: place + 1)).ToDictionary(row => row.candidate.Number, row => (row.Rank, row.candidate.Score));
            var verdicts = store.AllVerdicts();
            foreach (var head in store.Heads())
            {
                WritePullRequest(writer, head, verdicts[(int)head.Number], ranks.TryGetValue((int)head.Number, out var place) ? place : null);
                if (writer.BytesPending > FlushBytes)
                {
                    await writer.FlushAsync(cancellationToken);
                }
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });

    private static void WritePullRequest(Utf8JsonWriter writer, PullRequestHead head, IEnumerable<KeptVerdict> verdicts, (int Rank, double Score)? place)
    {
        writer.WriteStartObject();
        writer.WriteNumber("number", head.Number);
        writer.WriteString("title", head.Title);
        writer.WriteString("base", head.Base);
        writer.WriteString("head", head.Head);
        writer.WriteString("merge", head.Merge);
        if (place is { } found)
        {
            writer.WriteNumber("rank", found.Rank);
            writer.WriteNumber("score", found.Score);
        }

        writer.WriteStartArray("verdicts");
        foreach (var kept in verdicts)
        {
            writer.WriteStartObject();
            writer.WriteString("stage", StageWords.Of(kept.Verdict.Stage));
            writer.WriteBoolean("accepted", kept.Verdict.Accepted);
            writer.WriteString("reason", kept.Verdict.Reason);
            writer.WriteString("detail", kept.Verdict.Detail);
            writer.WritePropertyName("evidence");
            JsonSerializer.Serialize(writer, SignalLine.Of(kept.Verdict), BenchJson.Options);
            writer.WriteNumber("milliseconds", kept.Milliseconds);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
