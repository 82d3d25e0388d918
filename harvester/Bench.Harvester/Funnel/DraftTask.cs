using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bench.Contracts.Tasks;
using Bench.Harvester.Admit;

namespace Bench.Harvester.Funnel;

/// <summary>Makes tasks of drafts: the one place that says what a pull request and a draft are as a task.</summary>
internal static class DraftTask
{
    private static readonly WorkloadSpec NoWorkload = new(WorkloadRunner.Command, Command: ["true"]);

    /// <summary>The task that a draft is so far; what it does not have yet is filled with what does nothing.</summary>
    /// <param name="candidate">The pull request.</param>
    /// <param name="draft">Its draft.</param>
    /// <param name="repository">Names the task.</param>
    /// <param name="url">Where its code comes from.</param>
    public static TaskSpec Spec(Candidate candidate, Draft draft, RepositoryIdentity repository, string url)
    {
        var request = candidate.PullRequest;
        return new TaskSpec(
            TaskSpec.SchemaName,
            repository.IdOf(request.Number),
            draft.Language,
            new TaskSource(url, request.Base, new ExpertChange(request.Merge, PullRequest: request.Number)),
            draft.Environment,
            draft.Workload ?? NoWorkload,
            draft.Tests,
            Build: draft.Build,
            Limits: draft.Limits);
    }

    /// <summary>Digest of the files in a folder, by name and content.</summary>
    public static string FolderDigest(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Path.GetRelativePath(folder, file)}\n")));
            using var stream = File.OpenRead(file);
            hash.AppendData(SHA256.HashData(stream));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
