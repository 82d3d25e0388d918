using System.Collections.Immutable;

namespace Bench.Harvester.Cover;

/// <summary>Which lines of interest each test executes: the same for every language and tool.</summary>
/// <param name="Tool">What saw the lines, in words.</param>
/// <param name="ByTest">Lines by id of the test; tests that execute none are left out.</param>
/// <param name="Shared">Lines that are executed outside of any one test, as on import.</param>
/// <param name="Coarse">
/// Tests that were seen together only: some of each group execute the lines, and nobody looked which. Empty where every test stands for itself.
/// </param>
public sealed record CoveredLines(
    string Tool,
    ImmutableSortedDictionary<string, ImmutableSortedSet<SourceLine>> ByTest,
    ImmutableSortedSet<SourceLine> Shared,
    ImmutableSortedSet<string> Coarse)
{
    /// <summary>Nothing was seen.</summary>
    public static CoveredLines None(string tool) => new(
        tool,
        ImmutableSortedDictionary.Create<string, ImmutableSortedSet<SourceLine>>(StringComparer.Ordinal),
        [],
        ImmutableSortedSet.Create<string>(StringComparer.Ordinal));

    /// <summary>Lines that at least one of these tests executes.</summary>
    public ImmutableSortedSet<SourceLine> Of(IEnumerable<string> tests) =>
        [.. tests.SelectMany(test => ByTest.TryGetValue(test, out var lines) ? lines : [])];
}
