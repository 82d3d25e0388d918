using System.Globalization;
using Bench.Charts.Sittings;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;
using Bench.Evaluation.Shell;

namespace Bench.Harness.Reporting;

/// <summary>Results in words and short figures, for people.</summary>
internal static class OutcomeWords
{
    /// <summary>The outcome as one sentence without a full stop.</summary>
    public static string Sentence(TaskResult result) => result.Outcome switch
    {
        OutcomeKind.Failed or OutcomeKind.Fault => $"{Word(result.Outcome)}, {First(result)}",
        _ => $"{Word(result.Outcome)}, {Figure(result.Speedup)} against base, {AgainstExpert(result.AgainstExpert)} ({Figure(result.Ratio)} against the expert){(result.AwaitsReview() ? "; not ranked until a person has looked" : "")}",
    };

    /// <summary>A value of an enumeration as the word that the files use for it.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    /// <summary>How the candidate compares with the expert.</summary>
    public static string AgainstExpert(Verdict? verdict) => verdict switch
    {
        Verdict.Faster => "better than the expert",
        Verdict.Slower => "short of the expert",
        Verdict.Equal => "as good as the expert",
        Verdict.Inconclusive => "undecided against the expert",
        _ => "",
    };

    /// <summary>A ratio with its interval, such as <c>3.14x [3.02, 3.25]</c>.</summary>
    public static string Figure(Estimate? estimate) => RatioWords.Of(estimate);

    /// <summary>Guarding tests that passed of all.</summary>
    public static string Tests(ParitySummary? parity) => parity is null
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $"{parity.Passed}/{parity.Passed + parity.Failed + parity.Missing}");

    /// <summary>The reason codes as text.</summary>
    public static string Codes(TaskResult result) => string.Join(' ', result.ReasonCodes.Select(code => code.Name()));

    private static string First(TaskResult result) =>
        result.Reasons.IsDefaultOrEmpty ? "no reason given" : $"{result.Reasons[0].Code.Name()}: {PlainText.Of(result.Reasons[0].Detail)}";
}
