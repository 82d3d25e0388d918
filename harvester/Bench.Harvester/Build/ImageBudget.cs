using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using Bench.Evaluation;
using Bench.Sandbox.Engine;
using Bench.Sandbox.Engine.Models;
using Bench.Sandbox.Images;

namespace Bench.Harvester.Build;

/// <summary>
/// Keeps the images of environments within a budget: those that were not used for the longest time go first. Only images with our label are
/// ever removed; one that a container uses stays. What is removed is built again when it is needed.
/// </summary>
/// <param name="client">The engine.</param>
/// <param name="recordPath">File with the time of each image's last use.</param>
/// <param name="budgetBytes">Bytes that they may take together, by the sizes that the engine tells.</param>
/// <param name="clock">Clock of the machine.</param>
public sealed class ImageBudget(DockerClient client, string recordPath, long budgetBytes, TimeProvider clock) : IDisposable
{
    private const string Repository = "bench/env:";

    private static readonly Dictionary<string, IReadOnlyList<string>> Ours =
        new(StringComparer.Ordinal) { ["label"] = [$"{ImageLabels.Owner}={ImageLabels.OwnerValue}"] };

    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Notes that an image is used now, and removes others until the rest fits.</summary>
    /// <param name="image">Name of the image.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Names that were removed.</returns>
    public async Task<ImmutableArray<string>> UseAsync(string image, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var uses = (await ReadAsync(cancellationToken)).SetItem(image, clock.GetUtcNow());
            var images = await client.Images.ListImagesAsync(new ImagesListParameters { Filters = Ours }, cancellationToken);
            var sizes = images.SelectMany(found => (found.RepoTags ?? []).Where(name => name.StartsWith(Repository, StringComparison.Ordinal)).Select(name => (Name: name, found.Size)))
                .ToImmutableSortedDictionary(found => found.Name, found => found.Size, StringComparer.Ordinal);
            var removed = await MakeRoomAsync(sizes, Order(sizes.Keys, uses).Remove(image), cancellationToken);

            await AtomicFile.WriteAsync(recordPath, JsonSerializer.Serialize(uses.RemoveRange(uses.Keys.Where(name => !sizes.ContainsKey(name) || removed.Contains(name)))), cancellationToken);
            return removed;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>The images in the order in which they go: those of unknown use first, then the longest unused.</summary>
    /// <param name="names">Their names.</param>
    /// <param name="uses">Time of the last use by name.</param>
    public static ImmutableArray<string> Order(IEnumerable<string> names, ImmutableSortedDictionary<string, DateTimeOffset> uses) =>
        [.. names.OrderBy(name => uses.GetValueOrDefault(name, DateTimeOffset.MinValue)).ThenBy(name => name, StringComparer.Ordinal)];

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    /// <summary>Removes images until the rest fits; one that stays makes no room, so the next one goes in its place.</summary>
    private async Task<ImmutableArray<string>> MakeRoomAsync(ImmutableSortedDictionary<string, long> sizes, ImmutableArray<string> order, CancellationToken cancellationToken)
    {
        var over = sizes.Values.Sum() - budgetBytes;
        var removed = ImmutableArray.CreateBuilder<string>();
        foreach (var name in order)
        {
            if (over <= 0)
            {
                break;
            }

            if (await RemoveAsync(name, cancellationToken))
            {
                removed.Add(name);
                over -= sizes[name];
            }
        }

        return removed.ToImmutable();
    }

    private async Task<bool> RemoveAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            await client.Images.DeleteImageAsync(name, new ImageDeleteParameters(), cancellationToken);
            return true;
        }
        catch (DockerApiException refused) when (refused.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.NotFound)
        {
            // A container uses it, or somebody was faster.
            return false;
        }
    }

    private async Task<ImmutableSortedDictionary<string, DateTimeOffset>> ReadAsync(CancellationToken cancellationToken)
    {
        var none = ImmutableSortedDictionary.Create<string, DateTimeOffset>(StringComparer.Ordinal);
        if (!File.Exists(recordPath))
        {
            return none;
        }

        try
        {
            var read = JsonSerializer.Deserialize<Dictionary<string, DateTimeOffset>>(await File.ReadAllTextAsync(recordPath, cancellationToken));
            return none.SetItems(read ?? []);
        }
        catch (JsonException)
        {
            // Nothing is known of the last uses then; the order of names decides.
            return none;
        }
    }
}
