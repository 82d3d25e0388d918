using Bench.Harvester.Funnel;

namespace Bench.Benchmarks.Mining;

/// <summary>Says nothing, so that nothing but the work is timed.</summary>
internal sealed class QuietObserver : IHarvestObserver
{
    /// <inheritdoc/>
    public void Said(string line)
    {
    }

    /// <inheritdoc/>
    public void Passed(int done, int all)
    {
    }

    /// <inheritdoc/>
    public void Step(int number, Stage stage, string step)
    {
    }

    /// <inheritdoc/>
    public void Judged(int number, StageVerdict verdict)
    {
    }
}
