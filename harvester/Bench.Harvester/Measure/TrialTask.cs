using Bench.Contracts.Tasks;
using Bench.Evaluation.Tasks;
using Bench.Evaluation.Trees;
using Bench.Harvester.Admit;
using Bench.Harvester.Funnel;
using Bench.Harvester.Measure.Trials;

namespace Bench.Harvester.Measure;

/// <summary>Makes tasks to try workloads with.</summary>
internal static class TrialTask
{
    /// <summary>A task to try a workload with: the draft's folder with the workload's files, in a folder of its own.</summary>
    /// <param name="candidate">The pull request, with its draft.</param>
    /// <param name="repository">Its repository; the clone itself is the source.</param>
    /// <param name="proposal">The workload.</param>
    /// <param name="folder">A folder that does not exist yet.</param>
    public static LoadedTask Of(Candidate candidate, RepositoryIdentity repository, WorkloadProposal proposal, string folder)
    {
        if (Directory.Exists(candidate.Folder))
        {
            TreeCopy.Copy(candidate.Folder, folder);
        }

        Directory.CreateDirectory(folder);

        WorkloadFiles.RemoveFrom(folder);
        var environment = DraftTask.FolderDigest(folder);
        WorkloadFiles.Write(proposal, folder);
        PythonLook.WriteScript(folder);
        var draft = candidate.Draft! with { Workload = proposal.Spec, Build = proposal.BuildOn(candidate.Draft.Build) };
        var spec = DraftTask.Spec(candidate, draft, repository, repository.Path);
        return new LoadedTask(spec, folder, PreparesWorkload(spec) ? DraftTask.FolderDigest(folder) : environment);
    }

    /// <summary>Whether the prepare commands see the workload: only then is its environment another one.</summary>
    private static bool PreparesWorkload(TaskSpec spec) =>
        !spec.Environment.Prepare.IsDefaultOrEmpty && spec.Environment.Prepare.Any(command => command.Any(word => word.Contains("{task}/Workload", StringComparison.Ordinal)));
}
