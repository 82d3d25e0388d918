namespace Bench.Leaderboard.Intake.Tokens;

/// <summary>What a token is good for.</summary>
public enum TokenScope
{
    /// <summary>Hands predictions in and follows them.</summary>
    Submit,

    /// <summary>Takes jobs from the queue and returns runs.</summary>
    Worker,

    /// <summary>Also publishes runs of its owner's own.</summary>
    Publish,

    /// <summary>Everything.</summary>
    Admin,
}
