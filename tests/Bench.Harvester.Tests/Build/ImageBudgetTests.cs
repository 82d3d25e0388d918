using System.Collections.Immutable;
using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text.Json;
using Bench.Harvester.Build;
using Bench.Sandbox.Engine;
using Bench.Sandbox.Engine.Models;
using Bench.Sandbox.Images;

namespace Bench.Harvester.Tests.Build;

[TestFixture]
public sealed class ImageBudgetTests
{
    /// <summary>Bytes that an image has of its own.</summary>
    private const int Content = 1 << 20;

    [Test]
    public void Those_of_unknown_use_go_first_and_then_the_longest_unused()
    {
        var uses = ImmutableSortedDictionary<string, DateTimeOffset>.Empty
            .Add("a", DateTimeOffset.UnixEpoch.AddDays(3)).Add("b", DateTimeOffset.UnixEpoch.AddDays(1)).Add("c", DateTimeOffset.UnixEpoch.AddDays(2));

        Assert.That(ImageBudget.Order(["a", "b", "c", "e", "d"], uses), Is.EqualTo(new[] { "d", "e", "b", "c", "a" }));
    }

    [TestCase(0, 0)]
    [TestCase(1, 1)]
    [TestCase(Content + (Content / 2), 2)]
    [CancelAfter(120_000)]
    public async Task An_engine_loses_as_many_as_make_room_and_none_that_a_container_needs(long over, int count, CancellationToken cancellationToken)
    {
        using var folder = new TestFolder();
        using var engine = DockerClientConfiguration.FromEnvironment().CreateClient();
        string[] names = [.. new[] { "held", "old", "newer", "needed" }.Select(word => $"bench/env:{Guid.NewGuid():N}-{word}")];
        try
        {
            foreach (var name in names)
            {
                await MakeAsync(engine, name, cancellationToken);
            }

            var container = await engine.Containers.CreateContainerAsync(new CreateContainerParameters { Image = names[0], Cmd = ["/content"] }, cancellationToken);
            var sizes = await SizesAsync(engine, cancellationToken);
            await File.WriteAllTextAsync(folder.At("images.json"), JsonSerializer.Serialize(sizes.Keys.ToDictionary(name => name, name => DateTimeOffset.UnixEpoch.AddDays(Array.IndexOf(names, name) is >= 0 and var day ? day : 9))), cancellationToken);
            using var budget = new ImageBudget(engine, folder.At("images.json"), sizes.Values.Sum() - over, TimeProvider.System);

            var removed = await budget.UseAsync(names[3], cancellationToken);
            await engine.Containers.RemoveContainerAsync(container.ID, new ContainerRemoveParameters { Force = true }, cancellationToken);

            Assert.That(removed, Is.EqualTo(names.Skip(1).Take(count)));
            Assert.That((await SizesAsync(engine, cancellationToken)).Keys, Is.EquivalentTo(sizes.Keys.Except(removed)));
            Assert.That(JsonSerializer.Deserialize<Dictionary<string, DateTimeOffset>>(await File.ReadAllTextAsync(folder.At("images.json"), cancellationToken))!.Keys, Is.EquivalentTo(sizes.Keys.Except(removed)));
        }
        finally
        {
            foreach (var name in (await SizesAsync(engine, CancellationToken.None)).Keys.Intersect(names))
            {
                await engine.Images.DeleteImageAsync(name, new ImageDeleteParameters { Force = true }, CancellationToken.None);
            }
        }
    }

    /// <summary>An image with our label and a mebibyte of its own.</summary>
    private static async Task MakeAsync(DockerClient engine, string name, CancellationToken cancellationToken)
    {
        using var tar = new MemoryStream();
        await using (var writer = new TarWriter(tar, leaveOpen: true))
        {
            await writer.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, "content") { DataStream = new MemoryStream(RandomNumberGenerator.GetBytes(Content)) }, cancellationToken);
        }

        tar.Position = 0;
        var (repository, tag) = (name.Split(':')[0], name.Split(':')[1]);
        await engine.Images.CreateImageAsync(
            new ImagesCreateParameters { Repo = repository, Tag = tag, Changes = [$"LABEL {ImageLabels.Owner}={ImageLabels.OwnerValue}"] }, tar, null, cancellationToken);
    }

    private static async Task<Dictionary<string, long>> SizesAsync(DockerClient engine, CancellationToken cancellationToken)
    {
        var images = await engine.Images.ListImagesAsync(
            new ImagesListParameters { Filters = new Dictionary<string, IReadOnlyList<string>> { ["label"] = [$"{ImageLabels.Owner}={ImageLabels.OwnerValue}"] } }, cancellationToken);
        return images.SelectMany(image => (image.RepoTags ?? []).Where(name => name.StartsWith("bench/env:", StringComparison.Ordinal)).Select(name => (name, image.Size)))
            .ToDictionary(image => image.name, image => image.Size);
    }
}
