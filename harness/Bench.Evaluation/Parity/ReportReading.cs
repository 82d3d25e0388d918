namespace Bench.Evaluation.Parity;

/// <summary>Result of reading a report file that submitted code could write to. Closed.</summary>
public abstract record ReportReading
{
    private ReportReading()
    {
    }

    /// <summary>The report was read.</summary>
    /// <param name="Report">What it says.</param>
    public sealed record Read(TestReport Report) : ReportReading;

    /// <summary>The report is missing or broken.</summary>
    /// <param name="Problem">What is wrong with it, in our own words.</param>
    public sealed record Unreadable(string Problem) : ReportReading;
}
