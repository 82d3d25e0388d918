using Bench.Contracts.Runs;
using Bench.Contracts.Tasks;

namespace Bench.Scoring.Tests.Sittings;

/// <summary>Makes samples of a sitting; times in milliseconds. Unless said otherwise an arm starts in 50 ms and is set up in 10 ms.</summary>
internal sealed class SittingSource
{
    public const int WarmUp = 2;

    private readonly List<Sample> samples = [];

    public IReadOnlyCollection<Sample> Samples => samples;

    public static Sample Sample(string arm, ArmKind kind, int rotation, long call) => new(
        TaskId.Parse("sample__tally-14"), "s1", arm, kind, rotation, 0, 7, 50_000_000, 10_000_000, call, call, 1000, "00", 0);

    /// <summary>Adds an arm with two warm-up rotations, ten times as slow, and one sample for each call time.</summary>
    public SittingSource Arm(string arm, ArmKind kind, IEnumerable<double> calls, double start = 50, double setup = 10, double cpuFactor = 1)
    {
        var times = calls.ToList();
        for (var rotation = -WarmUp; rotation < times.Count; rotation++)
        {
            var call = (long)((rotation < 0 ? 10 * times[0] : times[rotation]) * 1e6);
            samples.Add(Sample(arm, kind, rotation, call) with
            {
                StartNanoseconds = (long)(start * 1e6),
                SetupNanoseconds = (long)(setup * 1e6),
                CpuNanoseconds = (long)(call * cpuFactor),
            });
        }

        return this;
    }
}
