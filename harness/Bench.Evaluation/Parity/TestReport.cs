using System.Collections.Immutable;

namespace Bench.Evaluation.Parity;

/// <summary>What one run of a test suite reported: the status of each test by its id (<c>class::name</c>).</summary>
/// <param name="Tests">Status by id; a test reported twice has the worse of its two.</param>
public sealed record TestReport(ImmutableSortedDictionary<string, TestStatus> Tests)
{
    /// <summary>True when a test failed or broke.</summary>
    public bool HasFailures => Tests.Values.Any(status => status >= TestStatus.Failed);

    /// <summary>Makes a report from pairs; of a repeated id the worst status is kept.</summary>
    public static TestReport Of(IEnumerable<(string Id, TestStatus Status)> tests) =>
        new(tests.GroupBy(test => test.Id, StringComparer.Ordinal).ToImmutableSortedDictionary(
            group => group.Key, group => group.Max(test => test.Status), StringComparer.Ordinal));
}
