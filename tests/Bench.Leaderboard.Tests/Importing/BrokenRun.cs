using Bench.Contracts.Documents;
using Bench.Contracts.Publications;
using Bench.Leaderboard.Data;
using Bench.Scoring.Runs;

namespace Bench.Leaderboard.Tests.Importing;

/// <summary>Breaks published runs.</summary>
internal static class BrokenRun
{
    /// <summary>Replaces the first of a text in a file. With digests, whoever did it has published it anew, under the name that follows from the files.</summary>
    public static async Task ReplaceFirstAsync(string folder, string file, string old, string changed, bool withDigest)
    {
        var path = Path.Combine(folder, file);
        var text = await File.ReadAllTextAsync(path);
        var at = text.IndexOf(old, StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, text[..at] + changed + text[(at + old.Length)..]);
        if (!withDigest)
        {
            return;
        }

        var publication = ((DocumentReading<Publication>.Read)PublicationReader.Read(Path.Combine(folder, Publication.FileName))).Document;
        var files = publication.Files.SetItem(file, await PublishedFiles.DigestAsync(path, CancellationToken.None));
        var digest = PublicationIds.RunDigest(files);
        var ids = PublicationIds.Submissions(publication.Submissions.Select(submission => submission.Model), digest);
        var again = publication with
        {
            Run = publication.Run[..9] + digest[..8],
            Submissions = [.. publication.Submissions.Zip(ids, (submission, id) => submission with { Id = id })],
            Files = files,
        };
        await File.WriteAllTextAsync(Path.Combine(folder, Publication.FileName), BenchJson.Document(again));
        Directory.Move(folder, Path.Combine(Path.GetDirectoryName(folder)!, again.Run));
    }

    /// <summary>Name of the folder that is not served.</summary>
    public static string NameOf(Dataset dataset, SiteUnderImport site) => site.Runs().Select(run => Path.GetFileName(run)).Single(run => !dataset.Runs.ContainsKey(run));
}
