using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Bench.BoardGenerator;
using Bench.Contracts.Documents;
using Bench.Leaderboard.Data;
using Bench.Leaderboard.Documents;
using Bench.Leaderboard.Importing;

namespace Bench.Leaderboard.Tests.Importing;

/// <summary>A folder of published runs with an importer, as a started site has it.</summary>
internal sealed class SiteUnderImport : IDisposable
{
    private static readonly BoardOptions Small = new(Tasks: 6, Submissions: 11, Samples: 10);

    private SiteUnderImport(string root)
    {
        Folder = new SiteFolder(root);
        Restart();
    }

    /// <summary>The folder.</summary>
    public SiteFolder Folder { get; }

    /// <summary>What is served.</summary>
    public DatasetHolder Holder { get; private set; } = null!;

    /// <summary>The index.</summary>
    public IndexDatabase Index { get; private set; } = null!;

    /// <summary>The words of the index.</summary>
    public SearchIndex Search { get; private set; } = null!;

    /// <summary>The importer.</summary>
    public Importer Importer { get; private set; } = null!;

    /// <summary>What the importer has said since the last start.</summary>
    public List<string> Said { get; } = [];

    /// <summary>A small drawn board that nothing was imported of.</summary>
    public static async Task<SiteUnderImport> DrawAsync(BoardOptions? options = null)
    {
        var root = Directory.CreateTempSubdirectory("bench-site-").FullName;
        await new Board(options ?? Small, root).WriteAsync(_ => { }, CancellationToken.None);
        return new SiteUnderImport(root);
    }

    /// <summary>The folders of the runs in the order of their names.</summary>
    public ImmutableArray<string> Runs() => [.. Directory.GetDirectories(Folder.Runs).Order(StringComparer.Ordinal)];

    /// <summary>What a program that starts anew has: nothing but the files.</summary>
    public void Restart()
    {
        Folder.Make();
        Said.Clear();
        Index = new IndexDatabase(Folder);
        Index.Prepare();
        Holder = new DatasetHolder(Dataset.None);
        Search = new SearchIndex(Index, DocumentLibrary.Empty);
        Importer = new Importer(Folder, Index, Search, Holder, TimeProvider.System, new Lines(Said));
    }

    /// <summary>One look at the files.</summary>
    public async Task<Dataset> LookAsync()
    {
        await Importer.LookAsync(CancellationToken.None);
        return Holder.Current;
    }

    /// <summary>Deletes the index, and starts anew.</summary>
    public void Forget()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(Folder.Root, "index.sqlite*"))
        {
            File.Delete(file);
        }

        Restart();
    }

    /// <summary>Everything that a state says, but when it was read.</summary>
    public static string Digest(Dataset dataset)
    {
        var lines = dataset.Submissions.SelectMany(submission => submission.Results.Select(BenchJson.Line)
                .Prepend(BenchJson.Line(submission.Submission)).Concat(submission.Notices.Select(BenchJson.Line)))
            .Concat(dataset.Runs.Values.Select(run => BenchJson.Line(run.Publication) + BenchJson.Line(run.Manifest)))
            .Concat(dataset.Tasks.Values.OrderBy(task => task.Id.Value, StringComparer.Ordinal).Select(task => $"{task.Id} {task.Title} {BenchJson.Line(task.Spec)}"))
            .Append(dataset.Version);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder.Root, recursive: true);
    }

    private sealed class Lines(List<string> lines) : IProgress<string>
    {
        public void Report(string value)
        {
            lock (lines)
            {
                lines.Add(value);
            }
        }
    }
}
