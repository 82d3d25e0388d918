using Bench.Contracts.Documents;
using Bench.Contracts.Runs;
using Finding = (string Pointer, string Problem, string Expected);

namespace Bench.Contracts.Publications;

/// <summary>The rules of a publication that no single field can state.</summary>
internal static class PublicationRules
{
    /// <summary>A file that a published run may hold: its own files by name, and logs in two folders.</summary>
    private const string FilePattern = "^(run\\.json|(results|samples|taken)\\.jsonl|logs/[A-Za-z0-9][A-Za-z0-9_.-]{0,199}/[A-Za-z0-9][A-Za-z0-9_-]{0,99}/[A-Za-z0-9][A-Za-z0-9_-]{0,99}\\.log)$";

    /// <summary>The rules that a publication breaks.</summary>
    public static IEnumerable<Finding> Broken(Publication publication) =>
        [.. Twice(publication, "id", submission => submission.Id), .. Twice(publication, "model", submission => submission.Model), .. Urls(publication), .. Files(publication)];

    /// <summary>Whether a published run may hold a file of this name.</summary>
    public static bool IsPublished(string file) => TextShape.Fits(FilePattern, file) && !file.Contains("..", StringComparison.Ordinal);

    private static IEnumerable<Finding> Twice(Publication publication, string field, Func<PublishedSubmission, string> value)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < publication.Submissions.Length; index++)
        {
            if (!seen.Add(value(publication.Submissions[index])))
            {
                yield return ($"/submissions/{index}/{field}", $"found \"{DocumentNode.Shown(value(publication.Submissions[index]))}\" a second time", "each submission once");
            }
        }
    }

    private static IEnumerable<Finding> Urls(Publication publication)
    {
        for (var index = 0; index < publication.Submissions.Length; index++)
        {
            if (publication.Submissions[index].Url is { } url && !(Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
            {
                yield return ($"/submissions/{index}/url", $"found \"{DocumentNode.Shown(url)}\"", "an address that begins with https:// or http://");
            }
        }
    }

    private static IEnumerable<Finding> Files(Publication publication)
    {
        foreach (var needed in new[] { RunReader.ManifestName, RunReader.ResultsName }.Where(name => !publication.Files.ContainsKey(name)))
        {
            yield return ("/files", $"found no \"{needed}\"", "every file of the run");
        }

        foreach (var odd in publication.Files.Keys.Where(name => !IsPublished(name)))
        {
            yield return (DocumentNode.Below("/files", odd), $"found the name \"{DocumentNode.Shown(odd)}\"", "run.json, results.jsonl, samples.jsonl, taken.jsonl or logs/TASK/ARM/NAME.log");
        }
    }
}
