using System.Collections.Immutable;
using Bench.Contracts.Runs;
using Bench.Leaderboard.Views;

namespace Bench.Leaderboard.Tasks;

/// <summary>One time that the expert of a task was measured: a replay that the task records, or a sitting of a published run.</summary>
/// <param name="Machine">Class of the machine, as far as it is known.</param>
/// <param name="Speedup">Base time / expert time with its 95 % interval.</param>
/// <param name="Rotations">Rotations of the sitting.</param>
/// <param name="Date">Day, ISO 8601.</param>
/// <param name="Run">The published run; null for a record of the task.</param>
public sealed record Replay(string Machine, Estimate Speedup, int Rotations, string Date, string? Run)
{
    /// <summary>Whether the expert was seen to be faster than base: the whole interval lies above 1.</summary>
    public bool Holds => Speedup.Low > 1;

    /// <summary>Replays as a table.</summary>
    public static CsvTable Table(ImmutableArray<Replay> replays) => new(
        ["date", "machine_class", "expert_speedup", "expert_speedup_low", "expert_speedup_high", "rotations", "holds", "run"],
        replays.Select(replay => (IReadOnlyList<object?>)
            [replay.Date, replay.Machine, replay.Speedup.Point, replay.Speedup.KnownLow, replay.Speedup.KnownHigh, replay.Rotations, replay.Holds, replay.Run]));

    /// <summary>What several replays say together. A machine counts as cleared when most of its replays hold.</summary>
    public static ReplayState StateOf(ImmutableArray<Replay> replays)
    {
        bool[] machines = [.. replays.GroupBy(replay => replay.Machine, StringComparer.Ordinal).Select(machine => machine.Count(replay => replay.Holds) * 2 > machine.Count())];
        return machines.Length == 0 ? ReplayState.Unknown : Array.TrueForAll(machines, holds => holds) ? ReplayState.Valid : Array.Exists(machines, holds => holds) ? ReplayState.Partly : ReplayState.Missed;
    }
}
