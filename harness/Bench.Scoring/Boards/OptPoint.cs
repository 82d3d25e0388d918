namespace Bench.Scoring.Boards;

/// <summary>A point of the opt@k curve.</summary>
/// <param name="Threshold">p.</param>
/// <param name="Score">Share of the tasks that are solved at that p; null when no task is scored.</param>
public sealed record OptPoint(double Threshold, double? Score);
