using Bench.Harvester.Funnel;

namespace Bench.Harvester.Tests.Funnel;

/// <summary>Hears and says nothing.</summary>
internal sealed class SilentObserver : IHarvestObserver
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
