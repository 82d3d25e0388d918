using Bench.Contracts.Publications;

namespace Bench.Leaderboard.Views;

/// <summary>How far a submission has been checked, as people read it. A withdrawal and a dispute stand above the level.</summary>
public static class LevelWords
{
    /// <summary>The words.</summary>
    public static string Of(PublicationLevel level, bool isDisputed, bool isWithdrawn) => (isWithdrawn, isDisputed, level) switch
    {
        (true, _, _) => "withdrawn",
        (_, true, _) => "disputed",
        (_, _, PublicationLevel.Reproduced) => "reproduced",
        (_, _, PublicationLevel.Remeasured) => "re-measured",
        _ => "self-reported",
    };
}
