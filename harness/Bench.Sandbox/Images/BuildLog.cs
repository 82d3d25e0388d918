using Bench.Sandbox.Engine.Models;

namespace Bench.Sandbox.Images;

/// <summary>Hands on the steps of a build and keeps the end of its output for the message of a failure.</summary>
internal sealed class BuildLog(string image, IProgress<string> progress) : IProgress<JSONMessage>
{
    private const int Kept = 60;
    private const int LongestLine = 120;
    private readonly Queue<string> _last = new();

    /// <summary>The last lines.</summary>
    public string Tail => string.Join('\n', _last);

    public void Report(JSONMessage value)
    {
        foreach (var line in (value.Stream ?? value.Status ?? string.Empty).Split('\n').Select(l => l.TrimEnd()).Where(l => l.Length > 0))
        {
            _last.Enqueue(line);
            if (_last.Count > Kept)
            {
                _last.Dequeue();
            }

            if (line.StartsWith("Step ", StringComparison.Ordinal))
            {
                progress.Report($"building {image}: {(line.Length <= LongestLine ? line : line[..LongestLine] + " ...")}");
            }
        }
    }
}
