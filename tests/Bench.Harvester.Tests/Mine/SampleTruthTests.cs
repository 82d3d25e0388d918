using System.Text.Json;
using Bench.Harvester.Mine;

namespace Bench.Harvester.Tests.Mine;

/// <summary>The bundled histories come with the truth about each pull request, which the program never reads.</summary>
[CancelAfter(120_000)]
public sealed class SampleTruthTests
{
    [Test]
    public async Task Every_pull_request_of_a_sample_is_found_as_the_truth_tells_it([Values("tally", "weft")] string name, CancellationToken cancellationToken)
    {
        using var folder = new TestFolder();
        var found = await Mining.FoundAsync(TestGit.ImportSample(name, folder.At("repository")), cancellationToken);
        using var truth = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(RepositoryFolder.Root, "tasks", "samples", "repositories", name + ".truth.json"), cancellationToken));
        var expected = truth.RootElement.GetProperty("pullRequests").EnumerateArray().ToList();

        Assert.That(found.Select(Line), Is.EqualTo(expected.Select(Line)));
        Assert.That(found.Select(request => request.Gaps), Has.All.Empty);
        Assert.That(found.Select(request => request.TargetBranch), Has.All.Null);
    }

    [Test]
    public async Task Branch_commits_files_and_lines_are_those_of_git([Values("tally", "weft")] string name, CancellationToken cancellationToken)
    {
        using var folder = new TestFolder();
        var path = TestGit.ImportSample(name, folder.At("repository"));
        foreach (var (request, diff) in (await Mining.ChangesAsync(path, cancellationToken)).Values)
        {
            var commits = request.Style == MergeStyle.Squash ? request.Head : TestGit.Run(path, "rev-list", "--reverse", "--topo-order", $"{request.Base}..{request.Head}");
            var counts = TestGit.Run(path, "diff", "--numstat", "-M", request.Base, request.Merge).Split('\n').Select(line => string.Join('\t', line.Split('\t')[..2]));
            var names = TestGit.Run(path, "diff", "--name-only", "-M", request.Base, request.Merge).Split('\n');

            Assert.That(string.Join('\n', request.Commits.Select(commit => commit.Id)), Is.EqualTo(commits), $"#{request.Number}");
            Assert.That(request.Files.Select(file => $"{file.AddedLines}\t{file.RemovedLines}"), Is.EqualTo(counts), $"#{request.Number}");
            Assert.That(request.Files.Select(file => file.Path), Is.EqualTo(names), $"#{request.Number}");
            Assert.That(diff.Select(file => (file.Added.Length, file.Removed.Length)), Is.EqualTo(request.Files.Select(file => (file.AddedLines, file.RemovedLines))), $"#{request.Number}");
        }
    }

    private static string Line(MinedPullRequest request) =>
        $"{request.Number} {request.Title} {request.Style.ToString().ToLowerInvariant()} {request.Base} {request.Head} {request.Merge} reverts {request.Reverts} by {request.RevertedBy}";

    private static string Line(JsonElement truth) =>
        $"{truth.GetProperty("number")} {truth.GetProperty("title").GetString()} {truth.GetProperty("mergeStyle").GetString()} {truth.GetProperty("baseCommit").GetString()} "
        + $"{truth.GetProperty("headCommit").GetString()} {truth.GetProperty("mergeCommit").GetString()} reverts {truth.GetProperty("reverts")} by {truth.GetProperty("revertedBy")}";
}
