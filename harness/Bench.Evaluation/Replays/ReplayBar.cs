namespace Bench.Evaluation.Replays;

/// <summary>What the expert of a task must show.</summary>
/// <param name="Speedup">The 99 % lower bound of the expert's speedup lies above this in every sitting.</param>
/// <param name="Sittings">Sittings that count.</param>
/// <param name="MostRepeats">Sittings that may be repeated because the machine was noisy.</param>
public sealed record ReplayBar(double Speedup = 1.1, int Sittings = 3, int MostRepeats = 3);
