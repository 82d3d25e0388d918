using Bench.Contracts.Runs;
using Bench.Scoring.Sittings;

namespace Bench.Harness.Reporting.Html;

/// <summary>A result with the samples that it rests on.</summary>
/// <param name="Id">Identity of its section within the page.</param>
/// <param name="Result">The result.</param>
/// <param name="Sitting">Samples of its sitting; null when there was none.</param>
/// <param name="Analysis">What the samples say; null without a sitting.</param>
internal sealed record CandidateView(string Id, TaskResult Result, SittingSamples? Sitting, SittingAnalysis? Analysis);
