using Bench.Evaluation.Sources;
using Bench.Harvester.Admit;

namespace Bench.Harvester.Tests;

/// <summary>A clone of a sample repository, or a small repository that a test writes itself.</summary>
/// <param name="Identity">Which repository it is.</param>
/// <param name="Git">The same, to read from.</param>
internal sealed record SampleRepository(RepositoryIdentity Identity, IGitRepository Git)
{
    private const string Dates = "2026-01-05T10:00:00Z";

    /// <summary>The sample of this name, as a bare clone.</summary>
    public static async Task<SampleRepository> OfSampleAsync(string name, string folder)
    {
        var path = Path.Combine(folder, name + ".git");
        await GitProgram.RunAsync(["init", "--quiet", "--bare", path], default, CancellationToken.None);
        var stream = await File.ReadAllBytesAsync(Path.Combine(RepositoryFolder.Root, "tasks", "samples", "repositories", name + ".fast-import"));
        await GitProgram.RunAsync([$"--git-dir={path}", "fast-import", "--quiet", "--force"], stream, CancellationToken.None);
        return await ReadAsync(path);
    }

    /// <summary>A repository of commits with these files each; returns the commits' ids.</summary>
    public static async Task<(SampleRepository Repository, IReadOnlyList<string> Commits)> WriteAsync(
        string name, string folder, params IReadOnlyList<IReadOnlyDictionary<string, string>> commits)
    {
        var path = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
        await GitProgram.RunAsync(["init", "--quiet", "--initial-branch=main", path], default, CancellationToken.None);
        var ids = new List<string>();
        foreach (var files in commits)
        {
            foreach (var (file, text) in files)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(path, file))!);
                await File.WriteAllTextAsync(Path.Combine(path, file), text);
            }

            await GitProgram.RunAsync(["-C", path, "add", "--all"], default, CancellationToken.None);
            await GitProgram.RunAsync(
                ["-C", path, "-c", "user.name=Maintainer", "-c", "user.email=maintainer@example.org", "commit", "--quiet", "--allow-empty", $"--date={Dates}", "-m", "A step"],
                default,
                CancellationToken.None);
            ids.Add((await new GitRepository(Path.Combine(path, ".git")).ResolveCommitAsync("HEAD", CancellationToken.None))!);
        }

        return (await ReadAsync(path), ids);
    }

    private static async Task<SampleRepository> ReadAsync(string path)
    {
        var identity = await RepositoryIdentity.ReadAsync(path, CancellationToken.None);
        return new SampleRepository(identity, new GitRepository(identity.GitFolder));
    }
}
