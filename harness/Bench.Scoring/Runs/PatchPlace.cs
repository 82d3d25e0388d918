namespace Bench.Scoring.Runs;

/// <summary>Where one prediction stands in <c>taken.jsonl</c>.</summary>
/// <param name="Task">Id of its task, as written.</param>
/// <param name="Model">Who made it.</param>
/// <param name="Attempt">Number of the attempt, from 0.</param>
/// <param name="Offset">Byte of the file that its line begins at.</param>
/// <param name="Length">Bytes to the next line.</param>
public sealed record PatchPlace(string Task, string Model, int Attempt, long Offset, long Length);
