using System.Collections.Immutable;

namespace Bench.Evaluation.Parity;

/// <summary>What base's own runs of the suite showed.</summary>
/// <param name="Passing">Tests that passed in every run.</param>
/// <param name="Flaky">Tests that passed in one run and not in another.</param>
/// <param name="Failing">Tests that passed in no run.</param>
public sealed record BaseTests(
    ImmutableSortedSet<string> Passing,
    ImmutableSortedSet<string> Flaky,
    ImmutableSortedSet<string> Failing)
{
    /// <summary>Sums up two or more runs on base.</summary>
    public static BaseTests Of(IReadOnlyList<TestReport> runs)
    {
        var all = runs.SelectMany(run => run.Tests.Keys).ToImmutableSortedSet(StringComparer.Ordinal);
        int Passes(string id) => runs.Count(run => run.Tests.GetValueOrDefault(id, TestStatus.Error) == TestStatus.Passed);
        return new BaseTests(
            all.Where(id => Passes(id) == runs.Count).ToImmutableSortedSet(StringComparer.Ordinal),
            all.Where(id => Passes(id) > 0 && Passes(id) < runs.Count).ToImmutableSortedSet(StringComparer.Ordinal),
            all.Where(id => Passes(id) == 0).ToImmutableSortedSet(StringComparer.Ordinal));
    }

    /// <summary>Whether a guarding test says anything of a candidate: it passed on base here, at least once. One that base's reports do not even hold says nothing.</summary>
    public bool Counts(string id) => Passing.Contains(id) || Flaky.Contains(id);

    /// <summary>What these runs and later ones show together.</summary>
    public BaseTests And(BaseTests later)
    {
        var passing = Passing.Intersect(later.Passing);
        var failing = Failing.Intersect(later.Failing);
        return new BaseTests(passing, Passing.Union(Failing).Union(Flaky).Union(later.Passing).Union(later.Failing).Union(later.Flaky).Except(passing).Except(failing), failing);
    }
}
