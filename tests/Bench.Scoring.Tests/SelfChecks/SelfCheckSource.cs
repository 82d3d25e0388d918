using Bench.Contracts.Runs;
using Bench.Contracts.Tasks;
using Bench.Scoring.SelfChecks;
using Bench.Scoring.Statistics;

namespace Bench.Scoring.Tests.SelfChecks;

/// <summary>
/// Simulates a self-check on a machine whose speed wanders: an autoregressive walk from sample to sample, and independent noise on top. The
/// injected arms are slower by exactly what the design says.
/// </summary>
/// <param name="seed">Seed of the noise.</param>
/// <param name="drift">Standard deviation of the machine's speed, as a logarithm.</param>
/// <param name="memory">How much of the speed one sample passes on to the next, 0 ≤ memory &lt; 1.</param>
/// <param name="noise">Standard deviation of a sample's own noise, as a logarithm.</param>
internal sealed class SelfCheckSource(ulong seed, double drift, double memory, double noise)
{
    private const double CallNanoseconds = 80e6;

    private readonly SplitMix64 generator = new(seed);
    private double speed;

    /// <summary>The samples of some sittings.</summary>
    public IReadOnlyCollection<Sample> Sittings(int sittings, int rotations = 20) =>
        [.. from sitting in Enumerable.Range(0, sittings) from rotation in Enumerable.Range(-2, rotations + 2) from sample in Rotation(sitting, rotation) select sample];

    private List<Sample> Rotation(int sitting, int rotation)
    {
        var order = Enumerable.Range(0, SelfCheckDesign.Arms.Length).OrderBy(arm => new SplitMix64((ulong)((sitting * 1000) + ((rotation + 2) / 2 * 20) + arm)).NextBits()).ToList();
        if (rotation % 2 != 0)
        {
            order.Reverse();
        }

        return order.Select((arm, place) => One(sitting, rotation, place, SelfCheckDesign.Arms[arm])).ToList();
    }

    private Sample One(int sitting, int rotation, int place, (string Arm, ArmKind Kind, int Blocks) arm)
    {
        speed = (memory * speed) + (Math.Sqrt(1 - (memory * memory)) * drift * generator.NextNormal());
        var call = CallNanoseconds * arm.Blocks / SelfCheckDesign.Blocks * Math.Exp(speed + (noise * generator.NextNormal()));
        var at = (((rotation + 2) * SelfCheckDesign.Arms.Length) + place) * 200_000_000L;
        return new Sample(
            TaskId.Parse(sitting % 2 == 0 ? "selfcheck__loop-1" : "selfcheck__churn-2"), $"s{sitting}", arm.Arm, arm.Kind, rotation, place, 7, 50_000_000, 10_000_000, (long)call, (long)call, 1000, "", at);
    }
}
