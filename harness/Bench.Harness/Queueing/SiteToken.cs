using Bench.Evaluation.Shell;

namespace Bench.Harness.Queueing;

/// <summary>A token of a site. It comes from a file or the environment, never from an argument: arguments are seen by everybody on the machine.</summary>
internal static class SiteToken
{
    /// <summary>Name of the environment variable that holds it.</summary>
    public const string Variable = "BENCH_TOKEN";

    private const int Longest = 4096;

    /// <summary>Reads the token.</summary>
    /// <param name="file">File that holds it and nothing else; null for the environment.</param>
    /// <exception cref="WrongUseException">There is none, or it cannot be read.</exception>
    public static string Read(string? file)
    {
        if (file is null)
        {
            return Environment.GetEnvironmentVariable(Variable)?.Trim() is { Length: > 0 } given
                ? given
                : throw new WrongUseException($"there is no token: give --token-file FILE, or set {Variable}. The keepers of the site issue one with `bench token new`.");
        }

        try
        {
            using var reader = new StreamReader(file);
            var text = new char[Longest];
            var token = new string(text, 0, reader.ReadBlock(text)).Trim();
            return token.Length > 0 && !token.Any(letter => char.IsControl(letter) || letter > '\u007e') ? token : throw new WrongUseException($"--token-file: '{file}' holds no token; expected one line that begins with bench_.");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new WrongUseException($"--token-file: '{file}' cannot be read: {unreadable.Message}", unreadable);
        }
    }
}
