using Bench.Harvester.Funnel;
using Bench.Harvester.Mine;
using Bench.Sandbox.HostPrograms;

namespace Bench.Harvester.Tests.Build;

/// <summary>A repository of two commits, base and merge, made for one test.</summary>
/// <param name="Path">Its folder.</param>
/// <param name="Base">Id of the first commit.</param>
/// <param name="Merge">Id of the second.</param>
internal sealed record SmallRepository(string Path, string Base, string Merge)
{
    /// <summary>Makes it.</summary>
    /// <param name="before">Files of the base, text by path.</param>
    /// <param name="after">Files that the merge adds or changes.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<SmallRepository> MakeAsync(
        IEnumerable<(string Path, string Text)> before, IEnumerable<(string Path, string Text)> after, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("bench-small-").FullName;
        await GitAsync(folder, cancellationToken, "init", "--quiet", "--initial-branch=main");
        var first = await CommitAsync(folder, before, cancellationToken);
        return new SmallRepository(folder, first, await CommitAsync(folder, after, cancellationToken));
    }

    /// <summary>Its one pull request as a candidate.</summary>
    /// <param name="folder">Folder for the candidate's own folder.</param>
    public Candidate Candidate(string folder) => new(
        new MinedPullRequest(1, "Go faster", "", MergeStyle.Squash, Base, Merge, Merge, DateTimeOffset.UnixEpoch, [], []),
        [], Draft: null, Directory.CreateDirectory(System.IO.Path.Combine(folder, "work", "1")).FullName);

    private static async Task<string> CommitAsync(string folder, IEnumerable<(string Path, string Text)> files, CancellationToken cancellationToken)
    {
        foreach (var (path, text) in files)
        {
            var file = System.IO.Path.Combine(folder, path);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, text, cancellationToken);
        }

        await GitAsync(folder, cancellationToken, "add", "--all");
        await GitAsync(folder, cancellationToken, "-c", "user.name=Maintainer", "-c", "user.email=maintainer@example.org", "commit", "--quiet", "--message=step");
        return await GitAsync(folder, cancellationToken, "rev-parse", "HEAD");
    }

    private static async Task<string> GitAsync(string folder, CancellationToken cancellationToken, params string[] arguments)
    {
        var result = await HostCommand.RunAsync(["git", .. arguments], folder, default, HostCommandLimits.Default, cancellationToken);
        Assert.That(result.Succeeded, Is.True, result.ErrorText);
        return result.OutputText.Trim();
    }
}
