using System.Collections.Immutable;

namespace Bench.Contracts.Runs;

/// <summary>What the guarding tests said of a candidate. Quarantined tests are shown apart and do not count.</summary>
/// <param name="Passed">Guarding tests that passed.</param>
/// <param name="Failed">Guarding tests that failed or changed status.</param>
/// <param name="Missing">Guarding tests that were not run.</param>
/// <param name="FailedTests">Ids of the failed ones, at most 100.</param>
/// <param name="MissingTests">Ids of the missing ones, at most 100.</param>
/// <param name="QuarantinedFailed">Ids of quarantined tests that did not pass.</param>
public sealed record ParitySummary(
    int Passed,
    int Failed,
    int Missing,
    ImmutableArray<string> FailedTests,
    ImmutableArray<string> MissingTests,
    ImmutableArray<string> QuarantinedFailed);
