using Bench.Contracts.Documents;

namespace Bench.Contracts.Tasks;

/// <summary>The merged human change of a task: a commit of the repository or a patch file beside the task; exactly one of the two.</summary>
/// <param name="Commit">Full commit id; the patch is its difference from the base commit, tests and other protected paths left out.</param>
/// <param name="PatchFile">Path of a unified git diff, relative to the task's folder.</param>
/// <param name="PullRequest">Number of the pull request, where there is one.</param>
public sealed record ExpertChange(
    [property: Shape(TextPatterns.Commit, TextPatterns.CommitWords)] string? Commit = null,
    [property: Shape(TextPatterns.Text, TextPatterns.TextWords)] string? PatchFile = null,
    [property: Bounds(1, int.MaxValue)] int? PullRequest = null);
