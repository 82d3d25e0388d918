namespace Bench.Scoring.Rules;

/// <summary>A score with its interval.</summary>
/// <param name="Point">The score; null when no task could be scored.</param>
/// <param name="Low">Lower end of the 95 % bootstrap interval; null when no task could be scored.</param>
/// <param name="High">Upper end of the 95 % bootstrap interval; null when no task could be scored.</param>
/// <param name="Tasks">Tasks that count in the score.</param>
/// <param name="Unscored">Tasks left out because every attempt ended in a fault or the task was not measurable.</param>
public sealed record Score(double? Point, double? Low, double? High, int Tasks, int Unscored);
