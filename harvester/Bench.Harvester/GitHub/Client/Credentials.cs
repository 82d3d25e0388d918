namespace Bench.Harvester.GitHub.Client;

/// <summary>A token. Nothing shows it: neither its text form nor a debugger's, nor a serializer.</summary>
public sealed class Credentials
{
    /// <summary>GitHub's have 40 letters and more; a short word would be taken out of texts where it is no token.</summary>
    private const int Shortest = 20;

    private readonly string _token;

    /// <summary>Takes a token: printing characters of ASCII without a space.</summary>
    /// <exception cref="ArgumentException">It cannot be one. The message does not hold it.</exception>
    public Credentials(string token)
    {
        if (!IsToken(token))
        {
            throw new ArgumentException("That is not a token: a token has at least 20 letters, digits or signs, and no spaces.", nameof(token));
        }

        _token = token;
    }

    /// <summary>Whether a text can be a token, and can do no harm in a header.</summary>
    public static bool IsToken(string? text) => text is { Length: >= Shortest and <= 1024 } && text.All(letter => letter is > ' ' and <= '~');

    /// <inheritdoc/>
    public override string ToString() => "a token";

    /// <summary>The token itself, for the header and for its removal from texts alone.</summary>
    internal string GetToken() => _token;
}
