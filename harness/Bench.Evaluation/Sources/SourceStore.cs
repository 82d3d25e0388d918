using System.Security.Cryptography;
using System.Text;
using Bench.Evaluation.Tasks;

namespace Bench.Evaluation.Sources;

/// <summary>Finds or makes the repository of a task. What it makes is kept in the cache and used again.</summary>
/// <param name="folders">Where the cache is.</param>
public sealed class SourceStore(BenchFolders folders)
{
    /// <summary>File name ending of a history kept as data.</summary>
    public const string StreamSuffix = ".fast-import";

    /// <summary>The repository of a task.</summary>
    /// <exception cref="SourceException">It cannot be had.</exception>
    public async Task<IGitRepository> OpenAsync(LoadedTask task, CancellationToken cancellationToken)
    {
        var url = task.Spec.Source.Url;
        if (IsAddress(url))
        {
            return await CloneAsync(url, [task.Spec.Source.BaseCommit, .. task.Spec.Source.Expert.Commit is { } expert ? new[] { expert } : []], cancellationToken);
        }

        var path = task.PathOf(url);
        if (path.EndsWith(StreamSuffix, StringComparison.Ordinal))
        {
            return await ImportAsync(path, cancellationToken);
        }

        var inner = Path.Combine(path, ".git");
        return Directory.Exists(inner) ? new GitRepository(inner)
            : File.Exists(Path.Combine(path, "HEAD")) ? new GitRepository(path)
            : throw new SourceException($"{task.Id}: source.url names '{path}', which is not a git repository. Give the folder of a clone, a bare repository, a {StreamSuffix} file or a git address.");
    }

    /// <summary>True for an address that git fetches from; false for a path of this machine.</summary>
    public static bool IsAddress(string url) =>
        url.Contains("://", StringComparison.Ordinal) || (url.Contains('@', StringComparison.Ordinal) && url.Contains(':', StringComparison.Ordinal));

    /// <summary>The repository at an address, cloned into the cache and brought up to date.</summary>
    /// <exception cref="SourceException">It cannot be had.</exception>
    public async Task<GitRepository> CloneAsync(string url, CancellationToken cancellationToken)
    {
        var target = CloneOf(url);
        var isNew = !Directory.Exists(target);
        var repository = await MakeCloneAsync(url, target, cancellationToken);
        if (!isNew)
        {
            await FetchAsync(target, cancellationToken);
        }

        return repository;
    }

    /// <summary>The repository that a stream holds, imported into the cache.</summary>
    /// <exception cref="SourceException">It cannot be had.</exception>
    public async Task<GitRepository> ImportAsync(string streamPath, CancellationToken cancellationToken)
    {
        if (!File.Exists(streamPath))
        {
            throw new SourceException($"The history '{streamPath}' does not exist.");
        }

        var stream = await File.ReadAllBytesAsync(streamPath, cancellationToken);
        var target = Path.Combine(folders.Repositories, Convert.ToHexStringLower(SHA256.HashData(stream))[..24] + ".git");
        return await MakeAsync(target, async scratch =>
        {
            await GitProgram.RunAsync(["init", "--quiet", "--bare", scratch], default, cancellationToken);
            await GitProgram.RunAsync([$"--git-dir={scratch}", "fast-import", "--quiet", "--force"], stream, cancellationToken);
        });
    }

    /// <summary>The clone in the cache; an earlier one that lacks a commit is brought up to date first.</summary>
    private async Task<IGitRepository> CloneAsync(string url, string[] commits, CancellationToken cancellationToken)
    {
        var target = CloneOf(url);
        var repository = await MakeCloneAsync(url, target, cancellationToken);
        foreach (var commit in commits)
        {
            if (await repository.ResolveCommitAsync(commit, cancellationToken) is null)
            {
                await FetchAsync(target, cancellationToken);
            }
        }

        return repository;
    }

    private string CloneOf(string url) => Path.Combine(folders.Repositories, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(url)))[..24] + ".git");

    private static Task<GitRepository> MakeCloneAsync(string url, string target, CancellationToken cancellationToken) => MakeAsync(
        target,
        async scratch => await GitProgram.RunAsync(["clone", "--quiet", "--bare", "--end-of-options", url, scratch], default, cancellationToken));

    private static async Task FetchAsync(string target, CancellationToken cancellationToken) =>
        await GitProgram.RunAsync([$"--git-dir={target}", "fetch", "--quiet", "origin", "+refs/*:refs/*"], default, cancellationToken);

    /// <summary>Makes a repository beside its place and moves it there, so that a half-made one is never used.</summary>
    private static async Task<GitRepository> MakeAsync(string target, Func<string, Task> make)
    {
        if (!Directory.Exists(target))
        {
            using var making = BenchFolders.Making(Path.GetDirectoryName(target)!);
            var scratch = Path.Combine(making.FullPath, "repository");
            try
            {
                await make(scratch);
                Directory.Move(scratch, target);
            }
            catch (IOException) when (Directory.Exists(target))
            {
                // Another process made the same repository in the meantime: its copy is as good.
            }
        }

        return new GitRepository(target);
    }
}
