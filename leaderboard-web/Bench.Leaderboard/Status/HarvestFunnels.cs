using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using Bench.Leaderboard.Importing;

namespace Bench.Leaderboard.Status;

/// <summary>
/// The funnels that lie in the site's folder as <c>harvests/NAME/funnel.json</c>, as <c>bench harvest export</c> writes them. A file is read when it
/// is new or has changed, and of it only the counts: the verdicts of sixty thousand pull requests are for other readers.
/// </summary>
/// <param name="folder">The site's folder.</param>
internal sealed class HarvestFunnels(SiteFolder folder)
{
    private const string FileName = "funnel.json";
    private const string Schema = "bench/funnel/v1";
    private const int MostHarvests = 100;
    private const long MostBytes = 1L << 30;

    private readonly ConcurrentDictionary<string, (DateTime Stamp, HarvestFunnel Funnel)> _read = new(StringComparer.Ordinal);

    /// <summary>The funnels by name; those that cannot be read say why.</summary>
    public async Task<ImmutableArray<HarvestFunnel>> LookAsync(CancellationToken cancellationToken)
    {
        var root = new DirectoryInfo(folder.Harvests);
        if (!root.Exists)
        {
            return [];
        }

        var funnels = ImmutableArray.CreateBuilder<HarvestFunnel>();
        foreach (var harvest in root.EnumerateDirectories().OrderBy(harvest => harvest.Name, StringComparer.Ordinal).Take(MostHarvests))
        {
            var file = new FileInfo(Path.Combine(harvest.FullName, FileName));
            if (file.Exists)
            {
                funnels.Add(_read.TryGetValue(harvest.Name, out var known) && known.Stamp == file.LastWriteTimeUtc ? known.Funnel : await ReadAsync(harvest.Name, file, cancellationToken));
            }
        }

        return funnels.ToImmutable();
    }

    private async Task<HarvestFunnel> ReadAsync(string name, FileInfo file, CancellationToken cancellationToken)
    {
        HarvestFunnel funnel;
        try
        {
            await using var stream = file.OpenRead();
            var head = file.Length > MostBytes ? null : await JsonSerializer.DeserializeAsync<Head>(stream, JsonSerializerOptions.Web, cancellationToken);
            funnel = head is { Schema: Schema, Stages: { IsDefault: false } stages } && stages.All(IsSound)
                ? new HarvestFunnel(name, stages)
                : Broken(name, $"expected a document {Schema} with the counts of its stages");
        }
        catch (JsonException exception)
        {
            funnel = Broken(name, $"line {exception.LineNumber + 1}: it is not the JSON that was expected");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            funnel = Broken(name, "it cannot be read");
        }

        _read[name] = (file.LastWriteTimeUtc, funnel);
        return funnel;
    }

    private static bool IsSound(HarvestStage stage) => HarvestFunnel.Names.Contains(stage.Stage) && stage is { Accepted: >= 0, Rejected: >= 0 };

    private static HarvestFunnel Broken(string name, string problem) => new(name, [], $"harvests/{name}/{FileName}: {problem}");

    private sealed record Head(string? Schema, ImmutableArray<HarvestStage> Stages);
}
