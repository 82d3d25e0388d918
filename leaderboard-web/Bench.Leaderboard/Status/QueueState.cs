using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Bench.Leaderboard.Status;

/// <summary>What waits to be evaluated, and who evaluates.</summary>
/// <param name="Waiting">Submissions that wait for a worker.</param>
/// <param name="Running">Submissions that a worker holds.</param>
/// <param name="Workers">Workers that hold one.</param>
/// <param name="Usual">Time that a worker usually takes for one: the median of the last ones that were published; null before the first.</param>
public sealed record QueueState(int Waiting, int Running, ImmutableArray<WorkerState> Workers, [property: JsonIgnore] TimeSpan? Usual = null)
{
    /// <summary>When the last one that waits is likely done, if the workers at work go on and nothing else comes; null when that cannot be said.</summary>
    [JsonIgnore]
    public TimeSpan? Left => Usual is { } usual && Waiting > 0 && !Workers.IsEmpty ? usual * Math.Ceiling((Waiting + Running) / (double)Workers.Length) : null;

    /// <summary>Seconds that a worker usually takes for one: the median of the last ones that were published; null before the first.</summary>
    public double? UsualSeconds => Usual?.TotalSeconds;

    /// <summary>Seconds until the last one that waits is likely done; null when that cannot be said.</summary>
    public double? LeftSeconds => Left?.TotalSeconds;
}
