using System.Collections.Immutable;
using System.Globalization;
using Bench.Harvester.Funnel;

namespace Bench.Harvester.Cover;

/// <summary>Says in words which guarding tests execute which lines of interest: tests with the same lines stand together.</summary>
internal static class TestMap
{
    /// <summary>Name of the evidence.</summary>
    public const string Name = "map";

    /// <summary>Tests of one line that are named; a suite may have thousands.</summary>
    private const int MostNamed = 50;

    /// <summary>The map, a piece of evidence for each set of lines, in the order of the lines.</summary>
    /// <param name="lines">What each test executes.</param>
    /// <param name="guarding">The guarding tests, in their order.</param>
    public static IEnumerable<Evidence> Of(CoveredLines lines, IEnumerable<string> guarding) =>
        guarding.GroupBy(test => Ranges(lines.ByTest[test]), StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new Evidence(Name, $"{group.Key}: {Names([.. group])}"));

    /// <summary>Lines by file, such as <c>a.py:3-5,8 b.py:1</c>.</summary>
    private static string Ranges(ImmutableSortedSet<SourceLine> lines) =>
        string.Join(' ', lines.GroupBy(line => line.Path, line => line.Number, StringComparer.Ordinal).Select(file => $"{file.Key}:{string.Join(',', Runs([.. file]))}"));

    /// <summary>Consecutive numbers as one run.</summary>
    private static IEnumerable<string> Runs(ImmutableArray<int> numbers) =>
        numbers.Select((number, place) => (number, place)).GroupBy(pair => pair.number - pair.place, pair => pair.number)
            .Select(run => run.First() == run.Last() ? Text(run.First()) : $"{Text(run.First())}-{Text(run.Last())}");

    private static string Names(ImmutableArray<string> tests) =>
        string.Join(", ", tests.Take(MostNamed)) + (tests.Length > MostNamed ? $" and {Text(tests.Length - MostNamed)} more" : "");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
