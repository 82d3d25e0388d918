namespace Bench.Evaluation.Replays;

/// <summary>One thing that both measurements say something about.</summary>
/// <param name="What">What it is.</param>
/// <param name="Recorded">What the run says.</param>
/// <param name="Now">What the replay says.</param>
/// <param name="Agrees">Whether the two may both be true.</param>
public sealed record ReplayRow(string What, string Recorded, string Now, bool Agrees);
