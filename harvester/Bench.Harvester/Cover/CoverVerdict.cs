using System.Collections.Immutable;
using Bench.Contracts.Tasks;
using Bench.Harvester.Funnel;

namespace Bench.Harvester.Cover;

/// <summary>Makes the verdict of the stage from what the runs showed. Pure.</summary>
/// <param name="interest">Lines of interest.</param>
/// <param name="notes">What was said on the way.</param>
public sealed class CoverVerdict(ImmutableSortedSet<SourceLine> interest, IReadOnlyCollection<Evidence> notes)
{
    private const int MostNamed = 5;

    /// <summary>Counts stand in the evidence: the task is to be the same however often the test failed.</summary>
    private const string Unsteady = "Its status differs among equal runs of the suite.";

    /// <summary>A rejection before there are lines.</summary>
    public static StageResult Reject(string reason, string detail, params ImmutableArray<Evidence> evidence) =>
        new(new StageVerdict(Stage.Cover, Accepted: false, reason, detail, evidence), Draft: null);

    /// <summary>A rejection with what was said so far.</summary>
    public StageResult Rejected(string reason, string detail, string? log = null) =>
        Reject(reason, detail, [Lines, .. notes, .. log is null ? [] : new[] { new Evidence("log", log) }]);

    /// <summary>No test executes a line of interest.</summary>
    public StageResult Uncovered(CoveredLines lines) => Rejected(
        CoverReasons.NoCoveringTest,
        lines.Shared.IsEmpty
            ? $"no test executes one of the {interest.Count} lines of interest"
            : $"the lines of interest are executed on import alone ({lines.Shared.Count} of {interest.Count}), which no test stands for");

    /// <summary>The verdict of the repeated runs.</summary>
    /// <param name="draft">The draft with the suite as it was run.</param>
    /// <param name="lines">What the tests execute.</param>
    /// <param name="history">What became of them.</param>
    public StageResult Of(Draft draft, CoveredLines lines, TestHistory history)
    {
        var standings = history.Tests.Union(lines.ByTest.Keys).ToImmutableSortedDictionary(test => test, history.Of, StringComparer.Ordinal);
        var covering = lines.ByTest.Keys.ToImmutableArray();
        var changed = covering.Where(test => standings[test] is TestStanding.FailsOnBase or TestStanding.FailsOnExpert).ToImmutableArray();
        var inSources = draft.Tests.Framework == TestFramework.Pytest ? covering.Where(IsDoctest).ToImmutableArray() : [];
        var guarding = covering.Except(inSources, StringComparer.Ordinal).Where(test => standings[test] == TestStanding.Passes && IsName(test)).ToImmutableArray();
        ImmutableArray<QuarantinedTest> quarantined = [.. standings.Where(entry => entry.Value == TestStanding.Unsteady && history.Seen(entry.Key) > 1 && IsName(entry.Key)).Select(entry => new QuarantinedTest(entry.Key, Unsteady))];
        var evidence = Evidence(lines, history, standings, guarding, quarantined);
        evidence = inSources.IsEmpty ? evidence : evidence.Add(new Evidence("doctests", $"{inSources.Length} covering doctests guard nothing: they lie in the sources, which a candidate changes"));
        if (!changed.IsEmpty)
        {
            var sides = standings[changed[0]] == TestStanding.FailsOnBase ? "fails on base and passes on the expert's tree" : "passes on base and fails on the expert's tree";
            return Reject(
                CoverReasons.GuardingTestsFail,
                $"{changed[0]} {sides} in every run{(changed.Length > 1 ? $", and {changed.Length - 1} more differ" : "")}: the change is one of behaviour",
                [.. evidence, .. changed.Take(MostNamed).Select(test => new Evidence("differs", $"{test}: {history.Describe(test)}"))]);
        }

        if (guarding.IsEmpty)
        {
            return inSources.Length == covering.Length
                ? Reject(CoverReasons.NoCoveringTest, $"only doctests execute the lines of interest ({inSources.Length}), and those lie in the sources, which a candidate changes", evidence)
                : Reject(CoverReasons.GuardingTestsFail, $"none of the {covering.Length} covering tests passes in every run on both sides", evidence);
        }

        var covered = lines.Of(guarding);
        return new StageResult(
            new StageVerdict(
                Stage.Cover, Accepted: true, CoverReasons.Accepted, $"{guarding.Length} tests guard {covered.Count} of {interest.Count} lines of interest", evidence),
            draft with
            {
                Tests = draft.Tests with { Guarding = guarding, Quarantined = quarantined },
                CoveredLines = [.. covered.Select(line => line.ToString())],
            });
    }

    private Evidence Lines => new("lines", $"{interest.Count} lines of interest in {string.Join(", ", interest.Select(line => line.Path).Distinct(StringComparer.Ordinal).Take(MostNamed))}");

    private ImmutableArray<Evidence> Evidence(
        CoveredLines lines,
        TestHistory history,
        ImmutableSortedDictionary<string, TestStanding> standings,
        ImmutableArray<string> guarding,
        ImmutableArray<QuarantinedTest> quarantined)
    {
        var covered = lines.Of(guarding).Count;
        var evidence = ImmutableArray.CreateBuilder<Evidence>();
        evidence.Add(Lines);
        evidence.Add(new Evidence("coverage", $"seen by {lines.Tool}: {guarding.Length} guarding tests execute {covered} of them"));
        evidence.AddRange(TestMap.Of(lines, guarding));
        evidence.AddRange(notes);
        evidence.Add(new Evidence("time.runs", $"{history.Base.Length} on base, {history.Expert.Length} on the expert's tree, {standings.Count} tests"));
        evidence.AddRange(quarantined.Select(test => new Evidence("time.quarantined", $"{test.Id}: {history.Describe(test.Id)}")));
        if (!lines.Coarse.IsEmpty)
        {
            evidence.Add(new Evidence("coarse", $"{lines.Coarse.Count} tests were seen to execute the lines together only"));
        }

        var failing = standings.Where(entry => entry.Value == TestStanding.FailsOnBoth).Select(entry => entry.Key).ToList();
        if (failing.Count > 0)
        {
            evidence.Add(new Evidence("failing", $"{failing.Count} tests fail on both sides in every run and guard nothing: {string.Join(", ", failing.Take(MostNamed))}"));
        }

        var nameless = standings.Keys.Count(test => history.Seen(test) == 1 || !IsName(test));
        if (nameless > 0)
        {
            evidence.Add(new Evidence("names", $"{nameless} tests have no lasting name: it changes from run to run, or holds control characters"));
        }

        return evidence.ToImmutable();
    }

    /// <summary>Whether pytest made the test of a docstring or of a page: its name has dots in it, which a function's cannot.</summary>
    private static bool IsDoctest(string test) => test[(test.IndexOf("::", StringComparison.Ordinal) + 2)..].Split('[')[0].Contains('.', StringComparison.Ordinal);

    /// <summary>Whether a task can hold the id.</summary>
    private static bool IsName(string test) => !test.Any(char.IsControl);
}
