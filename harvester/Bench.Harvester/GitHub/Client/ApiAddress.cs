using Bench.Harvester.Mine;

namespace Bench.Harvester.GitHub.Client;

/// <summary>Where an API of GitHub is: github.com's own, or an Enterprise server's.</summary>
public sealed record ApiAddress
{
    private ApiAddress(Uri root) => Root = root;

    /// <summary>The API of github.com.</summary>
    public static ApiAddress GitHub { get; } = new(new Uri("https://api.github.com/"));

    /// <summary>Root of the API; ends with a slash.</summary>
    public Uri Root { get; }

    /// <summary>Root of the site that people visit and git clones from; ends with a slash.</summary>
    public Uri Site => Root.AbsolutePath == "/" && Root.Host.StartsWith("api.", StringComparison.Ordinal)
        ? new UriBuilder(Root) { Host = Root.Host["api.".Length..] }.Uri
        : new Uri(Root, "/");

    /// <summary>Reads an address.</summary>
    /// <exception cref="FormatException">It is not one that a token may be sent to; the message says how it has to look.</exception>
    public static ApiAddress Parse(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var given) || given.Host.Length == 0)
        {
            throw new FormatException($"\"{text}\" is not an address. The API of github.com is https://api.github.com, that of an Enterprise server https://HOST/api/v3.");
        }

        if (given.UserInfo.Length > 0)
        {
            throw new FormatException($"The address of the API at {given.Host} holds a name or password. Give tokens in the environment or in a file.");
        }

        if (given.Query.Length > 0 || given.Fragment.Length > 0)
        {
            throw new FormatException($"The address of the API at {given.Host} must end with its path, without ? and #.");
        }

        if (given.Scheme != Uri.UriSchemeHttps && !(given.Scheme == Uri.UriSchemeHttp && given.IsLoopback))
        {
            throw new FormatException($"The API at {given.Host} is to be asked over {given.Scheme}; a token is sent over https alone (http only to this machine).");
        }

        if (given.Host is "github.com" or "www.github.com")
        {
            throw new FormatException("https://github.com is the site; its API is https://api.github.com.");
        }

        return new ApiAddress(new Uri(given.AbsoluteUri.TrimEnd('/') + "/"));
    }

    /// <summary>Where git clones a repository from.</summary>
    public Uri CloneAddress(RepositoryName repository) => new(Site, $"{repository.Owner}/{repository.Name}");

    /// <summary>The repository that a clone came from; null when it came from another site.</summary>
    /// <param name="remote">Address of the clone's remote, such as <c>https://github.com/owner/name.git</c> or <c>git@github.com:owner/name</c>.</param>
    public RepositoryName? RepositoryOf(string remote)
    {
        ArgumentNullException.ThrowIfNull(remote);
        var scp = remote.Contains("://", StringComparison.Ordinal) ? -1 : remote.IndexOf(':', StringComparison.Ordinal);
        var text = scp < 0 ? remote : $"ssh://{remote[..scp]}/{remote[(scp + 1)..]}";
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || !string.Equals(address.Host, Site.Host, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var path = address.AbsolutePath.Trim('/');
        return RepositoryName.TryParse(path.EndsWith(".git", StringComparison.Ordinal) ? path[..^4] : path, out var name) ? name : null;
    }

    /// <summary>Whether an address is of the same scheme, host and port, so that the token may be sent there.</summary>
    internal bool Owns(Uri address) =>
        address.Scheme == Root.Scheme && address.Port == Root.Port && string.Equals(address.IdnHost, Root.IdnHost, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override string ToString() => Root.AbsoluteUri.TrimEnd('/');
}
