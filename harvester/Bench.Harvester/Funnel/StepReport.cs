namespace Bench.Harvester.Funnel;

/// <summary>Writes what a stage reports to its log, in place and in order, and passes it on.</summary>
/// <param name="log">The log.</param>
/// <param name="say">Hears it, too.</param>
internal sealed class StepReport(TextWriter log, Action<string> say) : IProgress<string>
{
    private readonly Lock _lock = new();

    /// <inheritdoc/>
    public void Report(string value)
    {
        lock (_lock)
        {
            log.WriteLine(value);
            log.Flush();
            say(value);
        }
    }
}
