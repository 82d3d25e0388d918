namespace Bench.Harness.Reporting.Html;

/// <summary>
/// What each result may take of a page, so that a page of thousands of results can still be opened. Only what is drawn, quoted or listed is cut,
/// each time with a word that says so; the figures always rest on everything.
/// </summary>
/// <param name="Results">Results on the page.</param>
internal sealed record PageBudget(int Results)
{
    private const int RotationsOfAPage = 40_000;
    private const int LogBytesOfAPage = 4 << 20;
    private const int OpenUpTo = 12;

    /// <summary>Most rotations that are drawn and listed of a sitting.</summary>
    public int Rotations => Math.Clamp(RotationsOfAPage / Math.Max(1, Results), 10, 200);

    /// <summary>Most bytes of one log.</summary>
    public int LogBytes => Math.Clamp(LogBytesOfAPage / Math.Max(1, 3 * Results), 512, 48 << 10);

    /// <summary>Most names of tests in one list.</summary>
    public int TestNames => Math.Clamp(20_000 / Math.Max(1, Results), 5, 100);

    /// <summary>Longest text from outside in one place, in characters.</summary>
    public static int Characters => 300;

    /// <summary>Whether the sections of the results are open from the start.</summary>
    public bool IsOpen => Results <= OpenUpTo;
}
