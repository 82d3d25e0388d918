using System.Collections.Immutable;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;

namespace Bench.Evaluation.Parity;

/// <summary>The rule of parity: every guarding test passes, none is missing, and the report agrees with the exit code. Pure.</summary>
public static class ParityRule
{
    private const int LongestList = 100;

    /// <summary>Judges one run of the suite on a candidate.</summary>
    /// <param name="run">What the run left.</param>
    /// <param name="guarding">Ids that must pass.</param>
    /// <param name="quarantined">Ids that are shown and do not decide.</param>
    public static ParityJudgement Judge(TestRunFacts run, IReadOnlyCollection<string> guarding, IReadOnlyCollection<string> quarantined)
    {
        if (run.Reading is not ReportReading.Read { Report: var report })
        {
            return Unreadable(run, guarding);
        }

        var failed = guarding.Where(id => report.Tests.TryGetValue(id, out var status) && status >= TestStatus.Failed).ToImmutableArray();
        var skipped = guarding.Where(id => report.Tests.TryGetValue(id, out var status) && status == TestStatus.Skipped).ToImmutableArray();
        var missing = guarding.Where(id => !report.Tests.ContainsKey(id)).ToImmutableArray();
        var summary = new ParitySummary(
            guarding.Count - failed.Length - skipped.Length - missing.Length,
            failed.Length + skipped.Length,
            missing.Length,
            [.. failed.Concat(skipped).Take(LongestList)],
            [.. missing.Take(LongestList)],
            [.. quarantined.Where(id => report.Tests.GetValueOrDefault(id, TestStatus.Error) != TestStatus.Passed)]);
        return new ParityJudgement(summary, [.. Reasons(run, report, failed, skipped, missing)]);
    }

    private static IEnumerable<Reason> Reasons(
        TestRunFacts run,
        TestReport report,
        ImmutableArray<string> failed,
        ImmutableArray<string> skipped,
        ImmutableArray<string> missing)
    {
        if (Contradiction(run.ExitCode, report) is { } contradiction)
        {
            yield return new Reason(ReasonCode.TestReportInconsistent, Phase.Tests, contradiction);
        }

        if (!failed.IsEmpty)
        {
            yield return new Reason(ReasonCode.TestRegression, Phase.Tests, $"{Count(failed.Length)} that passed on base failed: {Some(failed)}");
        }

        if (!missing.IsEmpty)
        {
            yield return new Reason(ReasonCode.TestMissing, Phase.Tests, $"{Count(missing.Length)} did not run: {Some(missing)}");
        }

        if (!skipped.IsEmpty)
        {
            yield return new Reason(ReasonCode.TestStatusChanged, Phase.Tests, $"{Count(skipped.Length)} that passed on base was skipped or marked: {Some(skipped)}");
        }
    }

    private static string? Contradiction(int exitCode, TestReport report) => (exitCode, report.HasFailures) switch
    {
        (0, true) => "the test command ended with exit code 0, but its report holds failed tests",
        ( > 0, false) => $"the test command ended with exit code {exitCode}, but its report holds no failed test",
        _ => null,
    };

    private static ParityJudgement Unreadable(TestRunFacts run, IReadOnlyCollection<string> guarding)
    {
        var problem = ((ReportReading.Unreadable)run.Reading).Problem;
        var code = run.ExitCode == 0 ? ReasonCode.TestReportInconsistent : ReasonCode.TestMissing;
        return new ParityJudgement(
            new ParitySummary(0, 0, guarding.Count, [], [.. guarding.Take(LongestList)], []),
            [new Reason(code, Phase.Tests, $"the test command ended with exit code {run.ExitCode} and {problem}")]);
    }

    private static string Count(int tests) => tests == 1 ? "1 guarding test" : $"{tests} guarding tests";

    private static string Some(ImmutableArray<string> ids) =>
        string.Join(", ", ids.Take(3).Select(Printable)) + (ids.Length > 3 ? $" and {ids.Length - 3} more" : "");

    /// <summary>Ids of guarding tests come from the task, but parametrised ones can be long or hold control characters.</summary>
    private static string Printable(string id)
    {
        var shown = string.Concat(id.Select(character => char.IsControl(character) ? '?' : character));
        return shown.Length <= 120 ? shown : shown[..119] + "…";
    }
}
