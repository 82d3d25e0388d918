namespace Bench.Scoring.Runs;

/// <summary>Where the samples of one sitting stand in <c>samples.jsonl</c>.</summary>
/// <param name="Sitting">Identity of the sitting.</param>
/// <param name="Offset">Byte of the file that its first line begins at.</param>
/// <param name="Length">Bytes from there to the end of its last line.</param>
public sealed record SittingPlace(string Sitting, long Offset, long Length);
