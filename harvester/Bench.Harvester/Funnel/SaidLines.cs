namespace Bench.Harvester.Funnel;

/// <summary>Passes reports on as lines.</summary>
/// <param name="observer">Hears them.</param>
internal sealed class SaidLines(IHarvestObserver observer) : IProgress<string>
{
    /// <inheritdoc/>
    public void Report(string value) => observer.Said(value);
}
