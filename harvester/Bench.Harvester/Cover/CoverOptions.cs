namespace Bench.Harvester.Cover;

/// <summary>What a user may say of the stage Cover.</summary>
/// <param name="Runs">Runs of the suite on each side.</param>
/// <param name="MostRuns">Runs on each side as long as <paramref name="ExtraTime"/> lasts: a test that fails seldom is found by many.</param>
/// <param name="MostTestFiles">A suite of more test files is narrowed to those near the change before it is run.</param>
/// <param name="NarrowedTestFiles">Files that a narrowed suite keeps.</param>
/// <param name="MostCoverageRuns">Runs under coverage where a tool sees all tests of a run together.</param>
/// <param name="ExtraTime">Time for the runs beyond <paramref name="Runs"/>; 20 seconds when null.</param>
public sealed record CoverOptions(
    int Runs = 5, int MostRuns = 15, int MostTestFiles = 40, int NarrowedTestFiles = 24, int MostCoverageRuns = 24, TimeSpan? ExtraTime = null)
{
    /// <summary>So many runs on each side, and no more.</summary>
    public static CoverOptions Exactly(int runs) => new(runs, runs);

    /// <summary><see cref="ExtraTime"/>, or what it is when nothing is said.</summary>
    public TimeSpan Extra => ExtraTime ?? TimeSpan.FromSeconds(20);
}
