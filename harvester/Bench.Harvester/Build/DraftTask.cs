using System.Security.Cryptography;
using System.Text;
using Bench.Contracts.Tasks;
using Bench.Evaluation.Tasks;
using Bench.Harvester.Funnel;

namespace Bench.Harvester.Build;

/// <summary>A draft as a task that can be built and tested; what it does not have yet is filled with what does nothing.</summary>
public static class DraftTask
{
    private static readonly WorkloadSpec NoWorkload = new(WorkloadRunner.Command, Command: ["true"]);

    /// <summary>Makes the task.</summary>
    /// <param name="origin">The repository.</param>
    /// <param name="candidate">The pull request.</param>
    /// <param name="draft">Its draft.</param>
    /// <param name="folder">Folder with the draft's files.</param>
    public static LoadedTask Of(RepositoryOrigin origin, Candidate candidate, Draft draft, string folder)
    {
        var change = candidate.PullRequest;
        var spec = new TaskSpec(
            TaskSpec.SchemaName,
            TaskId.Parse(origin.TaskId(change.Number)),
            draft.Language,
            new TaskSource(origin.Url, change.Base, new ExpertChange(Commit: change.Merge, PullRequest: change.Number)),
            draft.Environment,
            draft.Workload ?? NoWorkload,
            draft.Tests,
            Build: draft.Build,
            Limits: draft.Limits);
        return new LoadedTask(spec, folder, DigestOf(folder));
    }

    /// <summary>Digest of the files in a folder, by name and content.</summary>
    private static string DigestOf(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(folder, file) + "\n"));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
