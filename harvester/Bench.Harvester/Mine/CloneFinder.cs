using System.Text;
using System.Text.RegularExpressions;
using Bench.Evaluation;
using Bench.Evaluation.Shell;
using Bench.Evaluation.Sources;

namespace Bench.Harvester.Mine;

/// <summary>Finds the repository that a user names: a clone, a bare repository, a history kept as data, an address, or <c>owner/name</c>.</summary>
/// <param name="folders">The cache, where what has to be fetched is kept.</param>
public sealed partial class CloneFinder(BenchFolders folders)
{
    private const string Expected = "Expected the folder of a clone or of a bare repository, a .fast-import file, a git address, or owner/name";

    /// <summary>The repository.</summary>
    /// <param name="named">What the user wrote.</param>
    /// <param name="progress">Told when something is fetched.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="WrongUseException">There is no repository by that name.</exception>
    /// <exception cref="SourceException">It cannot be fetched or read.</exception>
    public async Task<Clone> FindAsync(string named, IProgress<string> progress, CancellationToken cancellationToken)
    {
        if (SourceStore.IsAddress(named))
        {
            return await FetchAsync(named, progress, cancellationToken);
        }

        var path = Path.GetFullPath(named);
        if (File.Exists(path))
        {
            return path.EndsWith(SourceStore.StreamSuffix, StringComparison.Ordinal)
                ? await DescribeAsync((await new SourceStore(folders).ImportAsync(path, cancellationToken)).GitDirectory, path, cancellationToken)
                : throw new WrongUseException($"'{named}' is a file. {Expected}.");
        }

        if (Directory.Exists(path))
        {
            var gitDirectory = GitDirectoryOf(path) ?? throw new WrongUseException($"'{named}' is no git repository: it holds neither .git nor HEAD, objects and refs. {Expected}.");
            return await DescribeAsync(gitDirectory, path, cancellationToken);
        }

        return OwnerAndName().IsMatch(named)
            ? await FetchAsync($"https://github.com/{named}", progress, cancellationToken)
            : throw new WrongUseException($"There is no folder '{named}'. {Expected}.");
    }

    /// <summary>The repository's own folder below or at a folder; null when there is none. Folders above are not looked at.</summary>
    public static string? GitDirectoryOf(string folder)
    {
        var inner = Path.Combine(folder, ".git");
        return IsGitDirectory(inner) ? inner
            : File.Exists(inner) ? Linked(folder, inner)
            : IsGitDirectory(folder) ? folder
            : null;
    }

    private async Task<Clone> FetchAsync(string address, IProgress<string> progress, CancellationToken cancellationToken)
    {
        progress.Report($"fetching {address}");
        var repository = await new SourceStore(folders).CloneAsync(address, cancellationToken);
        return await DescribeAsync(repository.GitDirectory, address, cancellationToken);
    }

    private static async Task<Clone> DescribeAsync(string gitDirectory, string source, CancellationToken cancellationToken)
    {
        var shallow = await AskAsync(gitDirectory, ["rev-parse", "--is-shallow-repository"], cancellationToken);
        var partial = await AskAsync(gitDirectory, ["config", "--get-regexp", @"^(extensions\.partialclone|remote\..*\.promisor)$"], cancellationToken);
        var origin = await AskAsync(gitDirectory, ["config", "--get", "remote.origin.url"], cancellationToken);
        var isPublic = origin.StartsWith("https://", StringComparison.Ordinal) && !origin.Contains('@', StringComparison.Ordinal);
        return new Clone(gitDirectory, isPublic ? origin : source, shallow == "true", partial.Length > 0);
    }

    /// <summary>What git answers; empty when it has no answer.</summary>
    private static async Task<string> AskAsync(string gitDirectory, string[] arguments, CancellationToken cancellationToken)
    {
        var result = await GitProgram.TryRunAsync([$"--git-dir={gitDirectory}", .. arguments], default, cancellationToken);
        return result.ExitCode is 0 or 1
            ? Encoding.UTF8.GetString(result.StandardOutput.Span).Trim()
            : throw new SourceException($"git cannot read the repository '{gitDirectory}': {result.ErrorText.Trim()}");
    }

    private static bool IsGitDirectory(string folder) =>
        File.Exists(Path.Combine(folder, "HEAD")) && Directory.Exists(Path.Combine(folder, "objects")) && Directory.Exists(Path.Combine(folder, "refs"));

    /// <summary>The place that the <c>.git</c> file of a linked work tree or submodule names.</summary>
    private static string? Linked(string folder, string file)
    {
        const string prefix = "gitdir: ";
        var line = File.ReadLines(file).FirstOrDefault() ?? "";
        var target = line.StartsWith(prefix, StringComparison.Ordinal) ? Path.GetFullPath(line[prefix.Length..].Trim(), folder) : null;
        return target is not null && File.Exists(Path.Combine(target, "HEAD")) ? target : null;
    }

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9-]*/[A-Za-z0-9._-]+\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex OwnerAndName();
}
