using System.Text.Json.Nodes;
using Bench.Contracts.Publications;
using Bench.Leaderboard.Queries;
using Bench.Leaderboard.Views;

namespace Bench.Leaderboard.Tests.Api;

/// <summary>What a row of the board is called wherever it is put into a sentence.</summary>
internal static class BoardWords
{
    /// <summary>Its score with the interval.</summary>
    public static string Score(JsonNode row) => Figures.Score((double?)row["score"]!["point"], (double?)row["score"]!["low"], (double?)row["score"]!["high"]);

    /// <summary>Its rank as the board writes it; null when it has none.</summary>
    public static string? Rank(JsonNode row) => (string?)row["rank"]?["words"];

    /// <summary>Its rank among those on the same set of tasks.</summary>
    public static string Standing(JsonNode row) => Rank(row) is { } rank ? $"rank {rank} of {row["rankedBeside"]}" : "not ranked";

    /// <summary>How far it has been checked.</summary>
    public static string Level(JsonNode row) =>
        LevelWords.Of(QueryWords<PublicationLevel>.Value((string)row["level"]!)!.Value, (bool)row["isDisputed"]!, (bool)row["isWithdrawn"]!);
}
