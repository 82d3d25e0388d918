using System.Text;
using Bench.Harvester.GitHub.Client;

namespace Bench.Harvester.GitHub;

/// <summary>Where tokens come from: a file or the environment, and never arguments, which everybody on the machine can read.</summary>
public static class GitHubTokens
{
    /// <summary>Environment variable with one token or several, separated by spaces, commas or line ends.</summary>
    public const string ListVariable = "BENCH_GITHUB_TOKENS";

    /// <summary>Environment variable with one token, as other programs use it; read when the first is not set.</summary>
    public const string SingleVariable = "GITHUB_TOKEN";

    private const int LargestFile = 64 << 10;

    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    /// <summary>
    /// Takes the tokens: out of the file where one is named, else out of the environment; none is not a mistake. The variables are gone afterwards, so that
    /// no program that is started later inherits them. Call it once, before anything is started.
    /// </summary>
    /// <param name="file">A file with a token a line, readable by its owner alone; null for the environment.</param>
    /// <exception cref="ApiException">A token cannot be one, or the file cannot be read, or others can read it. The message says the mend and no token.</exception>
    public static IReadOnlyList<Credentials> Take(string? file = null)
    {
        var (list, single) = (Remove(ListVariable), Remove(SingleVariable));
        return file is not null ? Read(Lines(file), $"'{file}'")
            : list is not null ? Read(list.Split([',', ' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries), ListVariable)
            : single is not null ? Read([single.Trim()], SingleVariable)
            : [];
    }

    private static string? Remove(string variable)
    {
        var value = Environment.GetEnvironmentVariable(variable);
        Environment.SetEnvironmentVariable(variable, null);
        return string.IsNullOrWhiteSpace(value) ? null : value;
    }

    private static List<Credentials> Read(IEnumerable<string> tokens, string source)
    {
        var read = new List<Credentials>();
        foreach (var (place, token) in tokens.Distinct(StringComparer.Ordinal).Index())
        {
            read.Add(Credentials.IsToken(token)
                ? new Credentials(token)
                : throw new ApiException(ApiProblem.Credentials, $"The {place + 1}. token in {source} is not one: it has fewer than 20 letters, or holds spaces or other signs. Copy it again as GitHub showed it."));
        }

        return read;
    }

    private static List<string> Lines(string file)
    {
        var lines = Text(file).Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#').ToList();
        return lines.Count > 0 ? lines : throw new ApiException(ApiProblem.Credentials, $"The token file '{file}' holds no token. Write one a line.");
    }

    private static string Text(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read);
            // Of the open file: what is read is what was looked at.
            if ((File.GetUnixFileMode(stream.SafeFileHandle) & Others) != UnixFileMode.None)
            {
                throw new ApiException(ApiProblem.Credentials, $"The token file '{file}' can be read or written by others than its owner. Run: chmod 600 '{file}'. If others may have read it, replace the token.");
            }

            var bytes = new byte[LargestFile + 1];
            var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return length <= LargestFile ? Encoding.UTF8.GetString(bytes, 0, length)
                : throw new ApiException(ApiProblem.Credentials, $"'{file}' is larger than a list of tokens.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ApiException(ApiProblem.Credentials, $"The token file '{file}' cannot be read: {exception.Message.TrimEnd('.')}.");
        }
    }
}
