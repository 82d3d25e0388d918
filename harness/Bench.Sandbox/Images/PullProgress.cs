using System.Globalization;
using Bench.Sandbox.Engine.Models;

namespace Bench.Sandbox.Images;

/// <summary>Adds up the layers of a pull and says every second or so how far it is.</summary>
internal sealed class PullProgress(string image, TimeProvider clock, IProgress<string> progress, Action onSign) : IProgress<JSONMessage>
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);
    private readonly Dictionary<string, JSONProgress> _layers = new(StringComparer.Ordinal);
    private long? _reported;

    public void Report(JSONMessage value)
    {
        onSign();
        if (value is { ID: { } layer, Progress: { Current: not null, Total: > 0 } size, Status: "Downloading" })
        {
            _layers[layer] = size;
        }

        if (_layers.Count == 0 || (_reported is { } last && clock.GetElapsedTime(last) < Between))
        {
            return;
        }

        _reported = clock.GetTimestamp();
        var (done, total) = (_layers.Values.Sum(l => l.Current ?? 0), _layers.Values.Sum(l => l.Total ?? 0));
        progress.Report(string.Create(CultureInfo.InvariantCulture, $"pulling {image}: {done / 1e6:0.0} of {total / 1e6:0.0} MB"));
    }
}
