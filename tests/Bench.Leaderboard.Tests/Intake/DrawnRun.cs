using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Bench.BoardGenerator;
using Bench.Contracts.Publications;
using Bench.Contracts.Runs;

namespace Bench.Leaderboard.Tests.Intake;

/// <summary>A run whose numbers follow from its samples, with the predictions that it was made of, as a worker would bring it.</summary>
internal sealed class DrawnRun : IDisposable
{
    private readonly string _folder;

    private DrawnRun(string folder) => _folder = folder;

    /// <summary>The predictions.</summary>
    public string Predictions => File.ReadAllText(Path.Combine(Run, RunReader.TakenName));

    /// <summary>Ids of the tasks.</summary>
    public string[] Tasks => [.. Directory.GetDirectories(Path.Combine(_folder, "tasks")).Select(folder => Path.GetFileName(folder))];

    private string Run => Directory.GetDirectories(Path.Combine(_folder, "runs")).Single();

    /// <summary>Draws a run of one model.</summary>
    public static async Task<DrawnRun> DrawAsync(ulong seed = 1)
    {
        var folder = Directory.CreateTempSubdirectory("bench-drawn-").FullName;
        await new Board(new BoardOptions(Tasks: 3, Submissions: 1, Samples: 10, seed), folder).WriteAsync(_ => { }, CancellationToken.None);
        return new DrawnRun(folder);
    }

    /// <summary>Puts the tasks into the folder of a site.</summary>
    public void PublishTasks(string site) => Publish("tasks", site);

    /// <summary>Puts the run into the folder of a site, as who keeps it would.</summary>
    public void PublishRun(string site) => Publish("runs", site);

    private void Publish(string kind, string site)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(_folder, kind), "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(site, Path.GetRelativePath(_folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    /// <summary>The run as a bundle.</summary>
    /// <param name="machine">Class of the machine that it says it was made on.</param>
    /// <param name="predictions">The predictions that it says it was made of; its own when not given.</param>
    /// <param name="change">Changes the text of a file.</param>
    /// <param name="log">Text of a log beside the run's own files; null for none.</param>
    public byte[] Bundle(string machine, string? predictions = null, Func<string, string, string>? change = null, string? log = null)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        using (var archive = new TarWriter(gzip, TarEntryFormat.Ustar))
        {
            foreach (var file in Directory.EnumerateFiles(Run, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != Publication.FileName))
            {
                var name = Path.GetRelativePath(Run, file);
                var text = File.ReadAllText(file);
                text = name == RunReader.ManifestName ? Manifest(text, machine, predictions ?? Predictions) : text;
                text = change is null ? text : change(name, text);
                Add(archive, name, text);
            }

            if (log is not null)
            {
                Add(archive, $"logs/{Tasks[0]}/base/build.log", log);
            }
        }

        return packed.ToArray();
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void Add(TarWriter archive, string name, string text) =>
        archive.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)) });

    private static string Manifest(string text, string machine, string predictions)
    {
        var manifest = JsonNode.Parse(text)!;
        manifest["machineClass"] = machine;
        manifest["selfCheck"]!["machineClass"] = machine;
        manifest["predictionsSha256"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(predictions)));
        return manifest.ToJsonString();
    }
}
