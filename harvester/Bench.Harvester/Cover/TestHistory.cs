using System.Collections.Immutable;
using System.Globalization;
using Bench.Evaluation.Parity;

namespace Bench.Harvester.Cover;

/// <summary>What became of the tests in repeated runs on base and on the expert's tree. Pure.</summary>
/// <param name="Base">Reports of base.</param>
/// <param name="Expert">Reports of the expert's tree.</param>
public sealed record TestHistory(ImmutableArray<TestReport> Base, ImmutableArray<TestReport> Expert)
{
    /// <summary>All tests that any run saw.</summary>
    public ImmutableSortedSet<string> Tests { get; } =
        Base.Concat(Expert).SelectMany(report => report.Tests.Keys).ToImmutableSortedSet(StringComparer.Ordinal);

    /// <summary>What can be said of a test.</summary>
    public TestStanding Of(string test)
    {
        var (onBase, onExpert) = (StatusOf(Base, test), StatusOf(Expert, test));
        return onBase is null || onExpert is null ? TestStanding.Unsteady
            : (onBase, onExpert) switch
            {
                (TestStatus.Passed, TestStatus.Passed) => TestStanding.Passes,
                (TestStatus.Passed, TestStatus.Failed or TestStatus.Error) => TestStanding.FailsOnExpert,
                (TestStatus.Failed or TestStatus.Error, TestStatus.Passed) => TestStanding.FailsOnBase,
                (TestStatus.Failed or TestStatus.Error, TestStatus.Failed or TestStatus.Error) => TestStanding.FailsOnBoth,
                _ => TestStanding.Skipped,
            };
    }

    /// <summary>How many runs saw a test. One that is seen once has a name that changes, such as one with an address in it.</summary>
    public int Seen(string test) => Base.Concat(Expert).Count(run => run.Tests.ContainsKey(test));

    /// <summary>Counts of a test's statuses, in words.</summary>
    public string Describe(string test) => $"base {Counts(Base, test)}; expert {Counts(Expert, test)}";

    /// <summary>The status that every run of a side agrees on, where a test that is not there counts as broken; null when they differ.</summary>
    private static TestStatus? StatusOf(ImmutableArray<TestReport> runs, string test) =>
        runs.Select(run => run.Tests.GetValueOrDefault(test, TestStatus.Error)).Distinct().ToArray() is [var only] ? only : null;

    private static string Counts(ImmutableArray<TestReport> runs, string test) => string.Join(", ", runs
        .Select(run => run.Tests.TryGetValue(test, out var status) ? status.ToString().ToLowerInvariant() : "absent")
        .GroupBy(word => word, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Count()} {group.Key}")));
}
