using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Bench.Contracts.Tasks;
using Bench.Evaluation.Sources;

namespace Bench.Harvester.Admit;

/// <summary>Which repository a clone is of.</summary>
/// <param name="Path">Absolute path of the clone.</param>
/// <param name="GitFolder">Absolute path of its git folder; the clone itself when it is bare.</param>
/// <param name="Url">What a task says of its source: the https address that it was cloned from, else <paramref name="Path"/>.</param>
/// <param name="Owner">Owner as it stands in a task's id; <c>local</c> for a clone of nothing that has an address.</param>
/// <param name="Name">Name as it stands in a task's id.</param>
public sealed partial record RepositoryIdentity(string Path, string GitFolder, string Url, string Owner, string Name)
{
    /// <summary>Owner of a clone of nothing that has an address.</summary>
    public const string Nobody = "local";
    private const RegexOptions Shape = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking;

    /// <summary>A folder in which git answers: the clone, or its git folder where <see cref="Path"/> is the file of a stream.</summary>
    public string Folder => Directory.Exists(Path) ? Path : GitFolder;

    /// <summary>Identity of the task of a pull request.</summary>
    public TaskId IdOf(int number) => TaskId.Parse(string.Create(CultureInfo.InvariantCulture, $"{Owner}__{Name}-{number}"));

    /// <summary>Asks a clone.</summary>
    /// <param name="clone">Its folder, bare or not.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="SourceException">It is not a git repository.</exception>
    public static async Task<RepositoryIdentity> ReadAsync(string clone, CancellationToken cancellationToken)
    {
        var path = System.IO.Path.GetFullPath(clone).TrimEnd('/');
        var result = await GitProgram.TryRunAsync(["-C", path, "rev-parse", "--absolute-git-dir"], default, cancellationToken);
        if (result.ExitCode != 0)
        {
            throw new SourceException($"'{clone}' is not a git repository. Give the folder of a clone, bare or not.");
        }

        var origin = await GitProgram.TryRunAsync(["-C", path, "config", "--get", "remote.origin.url"], default, cancellationToken);
        return Of(path, result.OutputText.Trim(), origin.ExitCode == 0 ? origin.OutputText.Trim() : "");
    }

    /// <summary>The identity that a path and an origin give.</summary>
    /// <param name="path">Absolute path of the clone.</param>
    /// <param name="gitFolder">Absolute path of its git folder.</param>
    /// <param name="origin">Address that it was cloned from; empty for none.</param>
    public static RepositoryIdentity Of(string path, string gitFolder, string origin)
    {
        if (Address().Match(origin) is { Success: true } found)
        {
            var url = origin.StartsWith("https://", StringComparison.OrdinalIgnoreCase) && !found.Groups["user"].Success ? origin : path;
            return new RepositoryIdentity(path, gitFolder, url, OwnerOf(found.Groups["owner"].Value), NameOf(found.Groups["name"].Value));
        }

        return new RepositoryIdentity(path, gitFolder, path, Nobody, NameOf(System.IO.Path.GetFileName(path)));
    }

    private static string OwnerOf(string text)
    {
        var kept = Fit(text, character => char.IsAsciiLetterOrDigit(character) || character == '-').Trim('-');
        return kept.Length == 0 ? Nobody : kept[..Math.Min(39, kept.Length)];
    }

    private static string NameOf(string text)
    {
        var bare = text.EndsWith(".git", StringComparison.Ordinal) ? text[..^4]
            : text.EndsWith(SourceStore.StreamSuffix, StringComparison.Ordinal) ? text[..^SourceStore.StreamSuffix.Length]
            : text;
        var kept = Fit(bare, character => char.IsAsciiLetterOrDigit(character) || character is '_' or '.' or '-').Replace("..", ".", StringComparison.Ordinal);
        return kept.Length == 0 ? "repository" : kept[..Math.Min(100, kept.Length)];
    }

    private static string Fit(string text, Func<char, bool> fits)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            kept.Append(fits(character) ? character : '-');
        }

        return kept.ToString();
    }

    /// <summary>https://[user@]host/owner/name, git@host:owner/name, ssh://git@host/owner/name; groups of a nested path count as the owner's last one.</summary>
    [GeneratedRegex(@"^(https?://((?<user>[^/@]+)@)?[^/@]+/|ssh://[^/]+/|git://[^/]+/|[\w.-]+@[\w.-]+:)([^/]+/)*(?<owner>[^/]+)/(?<name>[^/]+)/?$", Shape)]
    private static partial Regex Address();
}
