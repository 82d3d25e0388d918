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
            foreach (var number in store.Numbers())
            {
                WritePullRequest(writer, store, number, ranks.TryGetValue(number, out var place) ? place : null);
                await writer.FlushAsync(cancellationToken);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });

    private static void WritePullRequest(Utf8JsonWriter writer, HarvestStore store, int number, (int Rank, double Score)? place)
    {
        if (store.Find(number) is not { } request)
        {
            return;
        }

        writer.WriteStartObject();
        writer.WriteNumber("number", number);
        writer.WriteString("title", request.Title);
        writer.WriteString("base", request.Base);
        writer.WriteString("head", request.Head);
        writer.WriteString("merge", request.Merge);
        if (place is { } found)
        {
            writer.WriteNumber("rank", found.Rank);
            writer.WriteNumber("score", found.Score);
        }

        writer.WriteStartArray("verdicts");
        foreach (var kept in store.Verdicts(number))
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
