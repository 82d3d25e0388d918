namespace Bench.Sandbox.Images;

/// <summary>Picks from debootstrap's hundreds of lines those that say something new: each change of step, and else one every few seconds.</summary>
internal sealed class DebootstrapProgress(TimeProvider clock, IProgress<string> progress)
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(5);
    private string _step = string.Empty;
    private long? _reported;

    /// <summary>The last line; the reason, when it failed.</summary>
    public string Last { get; private set; } = string.Empty;

    public void Report(string line)
    {
        Last = line;
        var text = line.StartsWith("I: ", StringComparison.Ordinal) ? line[3..] : line;
        var step = text.Split(' ')[0];
        // Retrieving and validating alternate for each package.
        var changed = step != _step && step is not ("Retrieving" or "Validating");
        if (!changed && _reported is { } last && clock.GetElapsedTime(last) < Between)
        {
            return;
        }

        _step = step;
        _reported = clock.GetTimestamp();
        progress.Report($"  {text}");
    }
}
