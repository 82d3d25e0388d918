using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bench.Contracts.Tasks;
using Bench.Evaluation.Tasks;
using Bench.Evaluation.Trees;
using Bench.Harvester.Admit;
using Bench.Harvester.Funnel;
using Bench.Harvester.Measure.Trials;

namespace Bench.Harvester.Measure;

/// <summary>Makes tasks of drafts.</summary>
internal static class DraftTask
{
    /// <summary>The task that a draft is so far.</summary>
    /// <param name="candidate">The pull request, with its draft.</param>
    /// <param name="id">Identity of the task.</param>
    /// <param name="url">Where its code comes from.</param>
    /// <param name="workload">What is timed.</param>
    /// <param name="build">How a tree becomes runnable.</param>
    public static TaskSpec Spec(Candidate candidate, TaskId id, string url, WorkloadSpec workload, BuildSpec? build)
    {
        var (draft, request) = (candidate.Draft!, candidate.PullRequest);
        return new TaskSpec(
            TaskSpec.SchemaName,
            id,
            draft.Language,
            new TaskSource(url, request.Base, new ExpertChange(request.Merge, PullRequest: request.Number)),
            draft.Environment,
            workload,
            draft.Tests,
            Build: build,
            Limits: draft.Limits);
    }

    /// <summary>A task to try a workload with: the draft's folder with the workload's files, in a folder of its own.</summary>
    /// <param name="candidate">The pull request, with its draft.</param>
    /// <param name="repository">Its repository; the clone itself is the source.</param>
    /// <param name="proposal">The workload.</param>
    /// <param name="folder">A folder that does not exist yet.</param>
    public static LoadedTask ForTrial(Candidate candidate, RepositoryIdentity repository, WorkloadProposal proposal, string folder)
    {
        if (Directory.Exists(candidate.Folder))
        {
            TreeCopy.Copy(candidate.Folder, folder);
        }

        WorkloadFiles.RemoveFrom(folder);
        var environment = FolderDigest(folder);
        WorkloadFiles.Write(proposal, folder);
        PythonLook.WriteScript(folder);
        var build = proposal.BuildOn(candidate.Draft!.Build);
        var spec = Spec(candidate, repository.IdOf(candidate.PullRequest.Number), repository.Path, proposal.Spec, build);
        return new LoadedTask(spec, folder, PreparesWorkload(spec) ? FolderDigest(folder) : environment);
    }

    /// <summary>Whether the prepare commands see the workload: only then is its environment another one.</summary>
    private static bool PreparesWorkload(TaskSpec spec) =>
        !spec.Environment.Prepare.IsDefaultOrEmpty && spec.Environment.Prepare.Any(command => command.Any(word => word.Contains("{task}/Workload", StringComparison.Ordinal)));

    private static string FolderDigest(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.EnumerateFiles(Directory.CreateDirectory(folder).FullName, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Path.GetRelativePath(folder, file)}\n")));
            using var stream = File.OpenRead(file);
            hash.AppendData(SHA256.HashData(stream));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
