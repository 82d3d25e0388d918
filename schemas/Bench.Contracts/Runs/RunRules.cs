using Bench.Contracts.Outcomes;
using Finding = (string Pointer, string Problem, string Expected);

namespace Bench.Contracts.Runs;

/// <summary>The rules of a run and of a result that no single field can state.</summary>
internal static class RunRules
{
    /// <summary>The rules that a manifest breaks: what was imported from a report was not measured, and claims nothing of the kind.</summary>
    public static IEnumerable<Finding> Broken(RunManifest manifest)
    {
        if (manifest.IsMeasured)
        {
            yield break;
        }

        if (manifest.Grade == RunGrade.Scoring || manifest.SelfCheck is not null)
        {
            yield return ("/grade", "found an imported run that claims a machine with a self-check", "development, and no selfCheck");
        }

        if (!manifest.Seeds.IsEmpty || manifest.Sittings is { IsEmpty: false })
        {
            yield return ("/seeds", "found an imported run that claims sittings", "no seeds and no sittings");
        }
    }

    /// <summary>The rules that a result breaks.</summary>
    public static IEnumerable<Finding> Broken(TaskResult result)
    {
        var decided = result.Outcome is OutcomeKind.Failed or OutcomeKind.Fault;
        if (decided && result.ReasonCodes.IsEmpty)
        {
            yield return ("/reasonCodes", "found no code", "the code that decided the outcome");
        }

        if (!decided && (result.Speedup is null || result.Ratio is null || result.ExpertSpeedup is null))
        {
            yield return ("/speedup", "found a measured outcome without its numbers", "speedup, ratio and expertSpeedup");
        }

        foreach (var (field, estimate) in new[] { ("/speedup", result.Speedup), ("/ratio", result.Ratio), ("/expertSpeedup", result.ExpertSpeedup) })
        {
            if (estimate is not null && !IsSound(estimate))
            {
                yield return (field, "found a ratio that is not positive and finite or not inside its interval", "0 < low <= point <= high");
            }
        }

        if (!decided && result.ReasonCodes.Any(code => code.Class() is ReasonClass.Reject or ReasonClass.Platform))
        {
            yield return ("/outcome", "found a measured outcome beside a code that rules it out", "failed or fault, or no such code");
        }

        if (!result.ReasonCodes.SequenceEqual(result.Reasons.Select(reason => reason.Code)))
        {
            yield return ("/reasons", "found other codes than in reasonCodes", "the same codes in the same order");
        }
    }

    private static bool IsSound(Estimate estimate) =>
        double.IsFinite(estimate.High) && estimate.Low > 0 && estimate.Low <= estimate.Point && estimate.Point <= estimate.High;
}
