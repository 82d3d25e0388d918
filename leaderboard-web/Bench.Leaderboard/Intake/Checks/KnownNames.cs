using System.Collections.Frozen;
using Bench.Leaderboard.Data;

namespace Bench.Leaderboard.Intake.Checks;

/// <summary>Names that are on the board, by what they look like: a new name may be one of them, and must not be mistaken for one.</summary>
internal sealed class KnownNames
{
    private readonly FrozenSet<string> _names;
    private readonly FrozenDictionary<string, string> _byLooks;

    private KnownNames(FrozenSet<string> names)
    {
        _names = names;
        _byLooks = names.GroupBy(PlainName.LooksOf, StringComparer.Ordinal).ToFrozenDictionary(alike => alike.Key, alike => alike.First(), StringComparer.Ordinal);
    }

    /// <summary>Names of models, agents and organisations on the board.</summary>
    public static KnownNames Of(Dataset dataset) => new(
        dataset.Submissions.Select(submission => submission.Submission)
            .SelectMany(submission => new[] { submission.Model, submission.Name, submission.Agent, submission.Organisation })
            .OfType<string>().ToFrozenSet(StringComparer.Ordinal));

    /// <summary>A name on the board that this one could be mistaken for; null when there is none, or it is on the board itself.</summary>
    public string? MistakenFor(string name) => _names.Contains(name) ? null : _byLooks.GetValueOrDefault(PlainName.LooksOf(name));
}
