namespace Bench.Contracts.Runs;

/// <summary>Instructions executed by one whole sample under valgrind; secondary evidence, never a score.</summary>
/// <param name="Base">Instructions of the base arm's sample.</param>
/// <param name="Candidate">Instructions of the candidate's sample.</param>
/// <param name="Repeatable">True when a second run of each gave the same count within 0.1 %.</param>
public sealed record InstructionCounts(long Base, long Candidate, bool Repeatable);
