namespace Bench.Leaderboard.Intake.Tokens;

/// <summary>A token as the site keeps it: everything but the secret.</summary>
/// <param name="Id">The part of the token that looks it up.</param>
/// <param name="Name">Whose it is, for people.</param>
/// <param name="Scope">What it is good for.</param>
/// <param name="Made">When it was issued.</param>
/// <param name="Expires">When it ends; null when it does not by itself.</param>
/// <param name="Revoked">When it was revoked; null when it was not.</param>
public sealed record AccessToken(string Id, string Name, TokenScope Scope, DateTimeOffset Made, DateTimeOffset? Expires, DateTimeOffset? Revoked)
{
    /// <summary>Whether it is good for something.</summary>
    public bool Allows(TokenScope scope) => Scope == scope || Scope == TokenScope.Admin || (Scope == TokenScope.Publish && scope == TokenScope.Submit);

    /// <summary>Whether it is good at a time.</summary>
    public bool IsGoodAt(DateTimeOffset now) => Revoked is null && (Expires is null || now < Expires);
}
