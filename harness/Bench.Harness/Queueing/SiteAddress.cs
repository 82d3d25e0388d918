using Bench.Evaluation.Shell;

namespace Bench.Harness.Queueing;

/// <summary>Address of a site that a token is sent to.</summary>
internal static class SiteAddress
{
    /// <summary>Whether a text is an address rather than a folder.</summary>
    public static bool IsAddress(string text) => text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads an address.</summary>
    /// <param name="option">Option that it comes from, for the message.</param>
    /// <param name="text">The address.</param>
    /// <exception cref="WrongUseException">It is none, or a token would be readable on its way there.</exception>
    public static Uri Parse(string option, string text)
    {
        if (!IsAddress(text) || !Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var address) || address.UserInfo.Length > 0 || address.Query.Length > 0)
        {
            throw new WrongUseException($"{option}: found '{text}'; expected the address of a site, such as https://bench.example.org");
        }

        return address.Scheme == Uri.UriSchemeHttps || address.IsLoopback
            ? address
            : throw new WrongUseException($"{option}: '{text}' would carry the token unprotected over the network; expected https://, or an address of this machine.");
    }
}
