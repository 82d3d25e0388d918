using Bench.Scoring.Rules;

namespace Bench.Leaderboard.Rules;

/// <summary>A score rule as the page explains it.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Version">Its version.</param>
/// <param name="IsDefault">Whether it ranks when nothing else is asked for.</param>
/// <param name="Formula">The formula.</param>
/// <param name="Example">The formula worked on the example.</param>
/// <param name="Rewards">What it rewards.</param>
/// <param name="Weakness">What is known to be wrong with it.</param>
public sealed record RuleEntry(string Id, int Version, bool IsDefault, string Formula, string Example, string Rewards, string Weakness)
{
    /// <summary>What an address names it by.</summary>
    public string Anchor => string.Concat(Id.Split('(')[0].Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'));

    /// <summary>The entry of a rule.</summary>
    public static RuleEntry Of(IScoreRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return new RuleEntry(rule.Id, rule.Version, rule.Id == ScoreRules.Default.Id, rule.Formula, rule.Example, rule.Rewards, rule.Weakness);
    }
}
