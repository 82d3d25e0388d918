using System.Collections.Immutable;
using Bench.Harvester.Mine;

namespace Bench.Harvester.Measure.Sources;

/// <summary>What a workload command reads, as one JSON object in camelCase.</summary>
/// <param name="Language">Language of the workload: <c>python</c> or <c>csharp</c>.</param>
/// <param name="PullRequest">The pull request with its text.</param>
/// <param name="Diff">The expert's change as a git diff, without tests and other protected paths.</param>
/// <param name="CoveredFunctions">Names of the functions and types that were changed.</param>
/// <param name="CoveredLines">Changed lines that guarding tests execute, as <c>path:line</c>; all changed lines where nobody looked.</param>
/// <param name="Repository">Absolute path of the clone.</param>
/// <param name="Attempt">1 for the first.</param>
/// <param name="LastWorkload">What it wrote last; null for the first attempt.</param>
/// <param name="LastReason">Code of why that was refused.</param>
/// <param name="LastError">The same as a sentence, with what the workload printed.</param>
public sealed record CommandQuestion(
    string Language,
    MinedPullRequest PullRequest,
    string Diff,
    ImmutableArray<string> CoveredFunctions,
    ImmutableArray<string> CoveredLines,
    string Repository,
    int Attempt,
    string? LastWorkload,
    string? LastReason,
    string? LastError);
