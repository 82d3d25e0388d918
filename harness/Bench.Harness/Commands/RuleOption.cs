using System.CommandLine;
using Bench.Evaluation.Shell;
using Bench.Scoring.Rules;

namespace Bench.Harness.Commands;

/// <summary>The option that chooses a score rule.</summary>
internal static class RuleOption
{
    /// <summary>Makes the option.</summary>
    /// <param name="more">What else the command takes, for its help.</param>
    public static Option<string> Create(string more = "") => new("--rule")
    {
        Description = $"Score rule: {string.Join(", ", ScoreRules.All.Select(rule => rule.Id))}{more}.",
        DefaultValueFactory = _ => ScoreRules.Default.Id,
    };

    /// <summary>The rule of that name.</summary>
    /// <exception cref="WrongUseException">There is none.</exception>
    public static IScoreRule Find(string id) => ScoreRules.Find(id)
        ?? throw new WrongUseException($"--rule: there is no rule '{id}'. Choose one of {string.Join(", ", ScoreRules.All.Select(rule => rule.Id))}.");
}
