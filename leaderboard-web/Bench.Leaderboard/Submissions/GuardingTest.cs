using System.Collections.Immutable;
using Bench.Contracts.Runs;

namespace Bench.Leaderboard.Submissions;

/// <summary>A guarding test that did not pass with a candidate.</summary>
/// <param name="Name">Its name; text from outside.</param>
/// <param name="State">What became of it: failed, missing, or quarantined when it does not count.</param>
public sealed record GuardingTest(string Name, string State)
{
    /// <summary>The tests of an attempt that did not pass, as far as they are named; none when the tests were not reached.</summary>
    public static ImmutableArray<GuardingTest> NotPassed(ParitySummary? parity) =>
        parity is null ? [] : [.. Of(parity.FailedTests, "failed"), .. Of(parity.MissingTests, "missing"), .. Of(parity.QuarantinedFailed, "quarantined")];

    private static IEnumerable<GuardingTest> Of(ImmutableArray<string> names, string state) => names.IsDefaultOrEmpty ? [] : names.Select(name => new GuardingTest(name, state));
}
