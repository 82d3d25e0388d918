using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bench.Contracts.Runs;

namespace Bench.Contracts.Publications;

/// <summary>Identities of what is published. They follow from the run alone: publishing it again, anywhere, gives the same.</summary>
public static class PublicationIds
{
    private const int DigestDigits = 8;
    private const int LongestSlug = 60;

    /// <summary>SHA-256 over the digests of the files that the numbers of a run rest on, lower-case hex; logs and patches are left out.</summary>
    /// <param name="files">Digests by relative path, as in <see cref="Publication.Files"/>.</param>
    public static string RunDigest(ImmutableSortedDictionary<string, string> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return Digest(files, RunReader.ManifestName, RunReader.ResultsName, RunReader.SamplesName);
    }

    /// <summary>
    /// SHA-256 over the digests of a run's results and samples, lower-case hex: what it says, whenever and from wherever it was made. Results name models and the
    /// keys of predictions, so that equal ones are of the same predictions even where no sample stands behind them.
    /// </summary>
    /// <param name="files">Digests by relative path, as in <see cref="Publication.Files"/>.</param>
    public static string ContentDigest(ImmutableSortedDictionary<string, string> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return Digest(files, RunReader.ResultsName, RunReader.SamplesName);
    }

    /// <summary>Identity of a run: the day it was made and the beginning of its digest.</summary>
    public static string Run(RunManifest manifest, string runDigest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return $"{manifest.StartedAt[..10].Replace("-", "", StringComparison.Ordinal)}-{runDigest[..DigestDigits]}";
    }

    /// <summary>Identity of each model's submission, in the order of the models: its name in plain letters and the beginning of the run's digest.</summary>
    public static ImmutableArray<string> Submissions(IEnumerable<string> models, string runDigest)
    {
        ArgumentNullException.ThrowIfNull(models);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        return [.. models.Select(model => Free(Slug(model), taken)).Select(slug => slug + End(runDigest))];
    }

    /// <summary>How the id of every submission of a run ends.</summary>
    public static string End(string runDigest)
    {
        ArgumentNullException.ThrowIfNull(runDigest);
        return $"-{runDigest[..DigestDigits]}";
    }

    /// <summary>Whether a published run may hold a file of this relative path.</summary>
    public static bool IsPublished(string file) => PublicationRules.IsPublished(file);

    private static string Digest(ImmutableSortedDictionary<string, string> files, params IEnumerable<string> names) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(names.Where(files.ContainsKey).Select(name => $"{name} {files[name]}\n")))));

    private static string Free(string slug, HashSet<string> taken)
    {
        var free = slug;
        for (var number = 2; !taken.Add(free); number++)
        {
            free = string.Create(CultureInfo.InvariantCulture, $"{slug}-{number}");
        }

        return free;
    }

    private static string Slug(string model)
    {
        var letters = model.Select(character => char.IsAsciiLetterOrDigit(character) ? char.ToLowerInvariant(character) : '-').ToArray();
        var slug = string.Join('-', new string(letters).Split('-', StringSplitOptions.RemoveEmptyEntries));
        return slug.Length == 0 ? "model" : slug[..Math.Min(slug.Length, LongestSlug)].TrimEnd('-');
    }
}
