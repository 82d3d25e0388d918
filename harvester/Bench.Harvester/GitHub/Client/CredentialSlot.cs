namespace Bench.Harvester.GitHub.Client;

/// <summary>A token and what the service made of it.</summary>
/// <param name="credentials">The token; null asks as a stranger.</param>
/// <param name="name">What it is called in messages, such as <c>token 2 of 3</c>.</param>
internal sealed class CredentialSlot(Credentials? credentials, string name)
{
    /// <summary>The token; null asks as a stranger.</summary>
    public Credentials? Credentials { get; } = credentials;

    /// <summary>What it is called in messages.</summary>
    public string Name { get; } = name;

    /// <summary>When it may be used again.</summary>
    public DateTimeOffset ReadyAt { get; set; }

    /// <summary>Why the service does not accept it; null when it does.</summary>
    public string? Refusal { get; set; }
}
