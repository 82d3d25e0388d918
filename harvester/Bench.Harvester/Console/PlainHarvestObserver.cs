using System.Globalization;
using Bench.Evaluation.Shell;
using Bench.Harvester.Funnel;

namespace Bench.Harvester.Console;

/// <summary>Progress as plain lines: one for each step and verdict, and one for every tenth of the history.</summary>
/// <param name="output">Where the lines go.</param>
/// <param name="clock">For the time that is left.</param>
internal sealed class PlainHarvestObserver(TextWriter output, TimeProvider clock) : IHarvestObserver
{
    private readonly Lock _lock = new();
    private long _began;
    private int _tenths;

    /// <inheritdoc/>
    public void Said(string line) => Line(line);

    /// <inheritdoc/>
    public void Passed(int done, int all)
    {
        lock (_lock)
        {
            var tenths = 10 * done / all;
            if (tenths <= _tenths)
            {
                return;
            }

            _tenths = tenths;
        }

        Line(Progress(done, all));
    }

    /// <inheritdoc/>
    public void Step(int number, Stage stage, string step) => Line($"#{number} {StageWords.Of(stage)}: {step}");

    /// <inheritdoc/>
    public void Judged(int number, StageVerdict verdict) =>
        Line($"#{number} {StageWords.Of(verdict.Stage)}: {(verdict.Accepted ? "accepted" : $"rejected, {verdict.Reason}")}: {verdict.Detail}");

    /// <summary>How far the history is, with the time that is left.</summary>
    public string Progress(int done, int all)
    {
        lock (_lock)
        {
            _began = _began == 0 ? clock.GetTimestamp() : _began;
            var seconds = clock.GetElapsedTime(_began).TotalSeconds / Math.Max(1, done) * (all - done);
            return string.Create(CultureInfo.InvariantCulture, $"mined and filtered {done} of {all}{(done < all && seconds >= 1 ? $", about {Math.Ceiling(seconds):F0} s left" : "")}");
        }
    }

    private void Line(string text)
    {
        lock (_lock)
        {
            output.WriteLine(PlainText.Of(text));
        }
    }
}
