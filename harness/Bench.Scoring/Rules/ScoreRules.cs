using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Bench.Scoring.Rules;

/// <summary>The rules that can be asked for by name.</summary>
public static partial class ScoreRules
{
    /// <summary>The results of <see cref="IScoreRule.Example"/>.</summary>
    public const string ExampleResults =
        "Task 1: speedup 2 [1.9, 2.1] where the expert has 4. Task 2: speedup 8 [7.5, 8.5] where the expert has 2. Task 3 failed. Task 4 ended in a fault.";

    /// <summary>The rule that ranks.</summary>
    public static IScoreRule Default { get; } = new AttainmentRule();

    /// <summary>Every rule with its usual settings, the default first.</summary>
    public static ImmutableArray<IScoreRule> All { get; } =
    [
        Default,
        new HarmonicMeanRule(),
        new OptRule(),
        new TimeRemovedRule(),
        new PieRule(PieView.Optimised),
        new PieRule(PieView.Speedup),
        new PieRule(PieView.Correct),
    ];

    /// <summary>
    /// A rule by its id: one of <see cref="All"/>, or with other settings, such as <c>opt@5(0.8)</c> and <c>pie-opt@3</c>; <c>opt@1</c> is
    /// <c>opt@1(0.95)</c>. Null when there is none.
    /// </summary>
    public static IScoreRule? Find(string id) =>
        All.FirstOrDefault(rule => rule.Id == id || rule.Id.Split('(')[0] == id) ?? WithSettings(Settings().Match(id));

    private static IScoreRule? WithSettings(Match match)
    {
        if (!match.Success || !int.TryParse(match.Groups["k"].Value, CultureInfo.InvariantCulture, out var attempts))
        {
            return null;
        }

        var threshold = match.Groups["p"] is { Success: true, Value: var p } ? double.Parse(p, CultureInfo.InvariantCulture) : new OptRule().Threshold;
        return match.Groups["name"].Value switch
        {
            "opt" => new OptRule(attempts, threshold),
            _ when match.Groups["p"].Success => null,
            "pie-opt" => new PieRule(PieView.Optimised, attempts),
            "pie-speedup" => new PieRule(PieView.Speedup, attempts),
            _ => new PieRule(PieView.Correct, attempts),
        };
    }

    [GeneratedRegex(@"^(?<name>opt|pie-opt|pie-speedup|pie-correct)@(?<k>[1-9][0-9]{0,2})(\((?<p>[0-9]{1,2}(\.[0-9]{1,3})?)\))?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Settings();
}
