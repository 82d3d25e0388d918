using Finding = (string Pointer, string Problem, string Expected);

namespace Bench.Contracts.SelfChecks;

/// <summary>The rules of a self-check's result that no single field can state.</summary>
internal static class SelfCheckRules
{
    private const double RoundingError = 1e-9;

    /// <summary>The first so many of the methods have intervals.</summary>
    private const int WithIntervals = 3;

    /// <summary>The rules that a result breaks.</summary>
    public static IEnumerable<Finding> Broken(SelfCheckRecord record)
    {
        var findings = record.Findings;
        if (record.Seeds.Count != record.Sittings)
        {
            yield return ("/seeds", $"found {record.Seeds.Count} seeds for {record.Sittings} sittings", "one seed for each sitting");
        }

        foreach (var (name, method) in Methods(findings)[..WithIntervals])
        {
            if (method.Misses is null || method.Effects.Any(effect => effect.Covered is null))
            {
                yield return ($"/findings/{name}", "found a method without intervals", "misses, and covered for each effect");
            }
        }

        foreach (var (pointer, share) in Shares(findings))
        {
            if (share.Count > share.Of)
            {
                yield return (pointer, $"found {share.Count} of {share.Of}", "a count that is not above the whole");
            }
            else if (share.Low > share.High || (share.Of > 0 && !Holds(share)))
            {
                yield return (pointer, "found an interval that does not hold its own value", "low ≤ count / of ≤ high");
            }
        }

        foreach (var (pointer, share) in Identical(findings).Where(found => found.Share.Of != findings.Comparisons))
        {
            yield return ($"{pointer}/of", $"found {share.Of}", $"all {findings.Comparisons} comparisons of identical code");
        }

        foreach (var finding in BrokenEffects(record))
        {
            yield return finding;
        }
    }

    /// <summary>Each sitting injects each effect once; into blocks it is injected after the fact, in every comparison of identical code.</summary>
    private static IEnumerable<Finding> BrokenEffects(SelfCheckRecord record)
    {
        var findings = record.Findings;
        var factors = findings.Rotations.Effects.Select(effect => effect.Factor).ToList();
        foreach (var ((name, method), place) in Methods(findings).Select((value, index) => (value, index)))
        {
            if (method.Effects.IsEmpty || !method.Effects.Select(effect => effect.Factor).SequenceEqual(factors))
            {
                yield return ($"/findings/{name}/effects", $"found {method.Effects.Length} effects", "the same effects for each method, at least one");
            }

            var whole = place < WithIntervals ? record.Sittings : findings.Comparisons;
            foreach (var (effect, index) in method.Effects.Select((value, index) => (value, index)))
            {
                if (effect.Detected.Of != whole || (effect.Covered is { } covered && covered.Of != whole))
                {
                    yield return ($"/findings/{name}/effects/{index}", $"found {effect.Detected.Of} judged and {effect.Covered?.Of ?? whole} covered or not", $"{whole} of each");
                }
            }
        }

        var byWorkload = findings.Workloads.Sum(workload => (long)workload.FalseVerdicts.Of);
        if (byWorkload != findings.Comparisons || findings.Workloads.Any(workload => workload.Misses.Of != workload.FalseVerdicts.Of))
        {
            yield return ("/findings/workloads", $"found {byWorkload} comparisons", $"all {findings.Comparisons} comparisons of identical code, each once");
        }
    }

    private static bool Holds(Share share) =>
        (double)share.Count / share.Of is var point && point >= share.Low - RoundingError && point <= share.High + RoundingError;

    private static (string Name, MethodFindings Method)[] Methods(SelfCheckFindings findings) =>
    [
        ("rotations", findings.Rotations),
        ("atFloor", findings.AtFloor),
        ("adaptive", findings.Adaptive),
        ("welch", findings.Welch),
        ("deviation", findings.Deviation),
    ];

    private static IEnumerable<(string Pointer, Share Share)> Identical(SelfCheckFindings findings) =>
        from method in Methods(findings)
        from found in new[] { ("falseVerdicts", method.Method.FalseVerdicts), ("misses", method.Method.Misses) }
        where found.Item2 is not null
        select ($"/findings/{method.Name}/{found.Item1}", found.Item2);

    private static IEnumerable<(string Pointer, Share Share)> Shares(SelfCheckFindings findings)
    {
        var effects =
            from method in Methods(findings)
            from effect in method.Method.Effects.Select((value, index) => (value, index))
            from found in new[] { ("detected", effect.value.Detected), ("covered", effect.value.Covered) }
            where found.Item2 is not null
            select ($"/findings/{method.Name}/effects/{effect.index}/{found.Item1}", found.Item2);
        var workloads =
            from workload in findings.Workloads.Select((value, index) => (value, index))
            from found in new[] { ("falseVerdicts", workload.value.FalseVerdicts), ("misses", workload.value.Misses) }
            select ($"/findings/workloads/{workload.index}/{found.Item1}", found.Item2);
        return Identical(findings).Concat(effects).Concat(workloads);
    }
}
