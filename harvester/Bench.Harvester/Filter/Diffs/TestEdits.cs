namespace Bench.Harvester.Filter.Diffs;

/// <summary>What a change does to tests that were there before.</summary>
/// <param name="Touched">Test files that it touches.</param>
/// <param name="Expectations">Lines that state an expectation and were edited or removed.</param>
/// <param name="OtherLines">Other lines of existing tests that were edited or removed.</param>
/// <param name="Weakened">The line that replaces an exact expectation by a near one; null when there is none.</param>
internal sealed record TestEdits(int Touched, int Expectations, int OtherLines, string? Weakened);
