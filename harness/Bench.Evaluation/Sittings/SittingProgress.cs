namespace Bench.Evaluation.Sittings;

/// <summary>How far a sitting is.</summary>
/// <param name="Rotation">Rotations done, the warm-up ones not counted.</param>
/// <param name="Cap">Rotations at which it ends in any case.</param>
/// <param name="Arms">Arms still in it.</param>
public sealed record SittingProgress(int Rotation, int Cap, int Arms);
