namespace Bench.Harvester.Cover;

/// <summary>What a user may say of the stage Cover.</summary>
/// <param name="Runs">Runs of the suite on each side.</param>
/// <param name="MostTestFiles">A suite of more test files is narrowed to those near the change before it is run.</param>
/// <param name="NarrowedTestFiles">Files that a narrowed suite keeps.</param>
/// <param name="MostCoverageRuns">Runs under coverage where a tool sees all tests of a run together.</param>
/// <param name="SlowSuite">A suite that takes longer is run with its guarding tests alone afterwards.</param>
public sealed record CoverOptions(
    int Runs = 5, int MostTestFiles = 40, int NarrowedTestFiles = 24, int MostCoverageRuns = 24, TimeSpan? SlowSuite = null)
{
    /// <summary><see cref="SlowSuite"/>, a minute when nothing is said.</summary>
    public TimeSpan Slow => SlowSuite ?? TimeSpan.FromMinutes(1);
}
