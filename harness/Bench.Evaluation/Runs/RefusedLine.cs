using Bench.Contracts.Outcomes;

namespace Bench.Evaluation.Runs;

/// <summary>A line of a predictions file that was not taken; a line of <c>refused.jsonl</c>.</summary>
/// <param name="Line">Its number, from 1.</param>
/// <param name="Code">Why, as a code.</param>
/// <param name="Detail">Why, in words, with the place.</param>
public sealed record RefusedLine(long Line, ReasonCode Code, string Detail);
