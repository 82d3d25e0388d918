using Bench.Harvester.Funnel;

namespace Bench.Harvester.Filter.Edits;

/// <summary>A pull request that passed the rules and the threshold, on its way into the second step.</summary>
/// <param name="Verdict">Verdict of the first step.</param>
/// <param name="Question">What has to be compared.</param>
public sealed record PassedChange(StageVerdict Verdict, EditQuestion Question);
