using System.Collections.Immutable;
using System.Globalization;
using Bench.Contracts.Publications;
using Bench.Scoring.Statistics;

namespace Bench.BoardGenerator;

/// <summary>Draws submissions.</summary>
internal static class ContestantMaker
{
    private static readonly ImmutableArray<string> Models = ["Aster", "Borealis", "Cinder", "Dapple", "Ember", "Fathom", "Gossamer", "Harrier", "Isthmus", "Juniper"];
    private static readonly ImmutableArray<string> Agents = ["OpenPath", "PatchLoop", "Tinker", "Forge CLI"];
    private static readonly ImmutableArray<string> Organisations = ["Northfield Lab", "Tidewater Research", "University of Halyard", "Copperleaf"];

    /// <summary>Draws all submissions; every thirteenth is a twin of the one before.</summary>
    public static IEnumerable<Contestant> Draw(BoardOptions options)
    {
        var random = new SplitMix64(options.Seed * 7_919);
        return Enumerable.Range(0, options.Submissions).Select(number => Draw(number, options, random)).ToList();
    }

    private static Contestant Draw(int number, BoardOptions options, SplitMix64 random)
    {
        var model = string.Create(CultureInfo.InvariantCulture, $"{Models[number % Models.Length]} {1 + (number / Models.Length)}");
        var agent = Agents[random.NextIndex(Agents.Length)];
        var isHostile = options.Hostile && number % 3 == 1;
        var about = new PublishedSubmission(
            "",
            isHostile ? HostileText.Of(number) : $"{model} ({agent})",
            isHostile ? HostileText.Of(number + 1) : model,
            isHostile ? HostileText.Of(number + 2) : agent,
            isHostile ? HostileText.Of(number + 3) : Organisations[random.NextIndex(Organisations.Length)],
            number % 4 == 0 ? null : $"https://example.org/models/{number.ToString(CultureInfo.InvariantCulture)}",
            Flag(random),
            Flag(random),
            isHostile ? HostileText.Of(number + 4) : number % 5 == 0 ? "Trained on public code up to 2025." : null,
            random.NextUnit() < 0.2 ? null : Math.Round(10 * Math.Exp(2 * random.NextUnit()), 2));
        return new Contestant(about, 0.1 + (0.7 * random.NextUnit()), 0.05 + (0.3 * random.NextUnit()), number % 13 == 12);
    }

    private static bool? Flag(SplitMix64 random) => random.NextIndex(3) switch { 0 => null, 1 => true, _ => false };
}
