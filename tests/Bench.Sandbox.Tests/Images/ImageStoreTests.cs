using System.Formats.Tar;
using Bench.Contracts.Tasks;
using Bench.Sandbox.Engine;
using Bench.Sandbox.Engine.Models;
using Bench.Sandbox.Images;
using Bench.Sandbox.Tests.Engine;

namespace Bench.Sandbox.Tests.Images;

[CancelAfter(600_000)]
public sealed class ImageStoreTests
{
    private readonly List<string> _made = [];
    private DockerClient _client = null!;
    private TemporaryFolder _folder = null!;

    [OneTimeSetUp]
    public async Task ConnectAsync() => _client = await TestEngine.ConnectWithImagesAsync(CancellationToken.None);

    [OneTimeTearDown]
    public void Disconnect() => _client.Dispose();

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public async Task RemoveAsync()
    {
        _folder.Dispose();
        foreach (var name in _made)
        {
            await DeleteAsync(name);
        }

        _made.Clear();
    }

    [Test]
    public async Task A_Dockerfile_is_built_once_and_says_what_its_base_stands_in_for(CancellationToken cancellationToken)
    {
        _folder.Write("env/Dockerfile", $"ARG BASE\nFROM $BASE\nRUN echo built-{Guid.NewGuid():N} > /made\n");
        var environment = new TaskEnvironment(Dockerfile: "../env/Dockerfile");
        var task = Directory.CreateDirectory(Path.Combine(_folder.Path, "task")).FullName;
        var (first, second) = (new ProgressLines(), new ProgressLines());
        var built = await new ImageStore(_client, TimeProvider.System).ResolveAsync(environment, task, first, cancellationToken);
        _made.Add(built.Name);
        var again = await new ImageStore(_client, TimeProvider.System).ResolveAsync(environment, task, second, cancellationToken);
        var hasPublic = await ImageLookup.FindAsync(_client, BaseImageNames.PublicBase, cancellationToken) is not null;
        Assert.Multiple(() =>
        {
            Assert.That(built.Name, Does.StartWith("bench/env:"));
            Assert.That(first.Text, Does.Contain("Step 3/").And.Contains("RUN echo built-"));
            Assert.That(again, Is.EqualTo(built));
            Assert.That(second.Text, Is.Empty);
            Assert.That(built.Note, hasPublic ? Is.Null : Does.Contain(BaseImageNames.LocalBase).And.Contains(BaseImageNames.PublicBase));
        });
    }

    [Test]
    public async Task A_build_that_fails_comes_with_the_end_of_its_output(CancellationToken cancellationToken)
    {
        _folder.Write("Dockerfile", "ARG BASE\nFROM $BASE\nRUN echo something-is-wrong && exit 3\n");
        var fault = await Assert.ThrowsAsync<SandboxFaultException>(() => ResolveAsync(new TaskEnvironment(Dockerfile: "Dockerfile"), cancellationToken));
        Assert.That(fault!.Message, Does.Contain("something-is-wrong").And.Contains("non-zero code: 3"));
    }

    [Test]
    public async Task A_file_that_the_Dockerfile_copies_makes_another_image(CancellationToken cancellationToken)
    {
        _folder.Write("Dockerfile", "ARG BASE\nFROM $BASE\nCOPY note.txt /note.txt\n");
        _folder.Write("note.txt", "one");
        var one = await ResolveAsync(new TaskEnvironment(Dockerfile: "Dockerfile"), cancellationToken);
        _folder.Write("note.txt", "two");
        var two = await ResolveAsync(new TaskEnvironment(Dockerfile: "Dockerfile"), cancellationToken);
        _made.AddRange([one.Name, two.Name]);
        Assert.That(two.Name, Is.Not.EqualTo(one.Name));
    }

    [TestCase("RUN true", false)]
    [TestCase("# COPY . /all", false)]
    [TestCase("COPY --from=sdk /usr/share/dotnet /usr/share/dotnet", false)]
    [TestCase("COPY --chown=1:1 . /all", true)]
    [TestCase("  add . /all", true)]
    [TestCase("ONBUILD COPY . /all", true)]
    public void What_lies_beside_a_Dockerfile_matters_only_when_it_is_copied(string instruction, bool copied)
    {
        var file = _folder.Write("Dockerfile", $"ARG BASE\nFROM $BASE\n{instruction}\n");
        var before = BuildContext.Open(file).Key([]);
        _folder.Write("stream.fast-import", "large");
        Assert.Multiple(() =>
        {
            Assert.That(BuildContext.Open(file).Arguments, Is.EqualTo(["BASE"]));
            Assert.That(BuildContext.Open(file).Key([]) == before, Is.EqualTo(!copied));
            Assert.That(BuildContext.Open(file).Key([KeyValuePair.Create("BASE", "sha256:1")]), Is.Not.EqualTo(before));
        });
    }

    [Test]
    public async Task An_image_that_is_nowhere_is_a_fault_with_the_registrys_words(CancellationToken cancellationToken)
    {
        var fault = await Assert.ThrowsAsync<SandboxFaultException>(() => ResolveAsync(new TaskEnvironment(Image: "127.0.0.1:1/bench/none:1"), cancellationToken));
        Assert.That(fault!.Message, Does.Contain("127.0.0.1:1/bench/none:1").And.Contains("cannot be pulled"));
    }

    [Test]
    public async Task An_environment_without_image_and_Dockerfile_is_refused(CancellationToken cancellationToken)
    {
        var fault = await Assert.ThrowsAsync<SandboxFaultException>(() => ResolveAsync(new TaskEnvironment(Host: new HostRequirement([])), cancellationToken));
        Assert.That(fault!.Message, Does.Contain("neither `image` nor `dockerfile`"));
    }

    [Test]
    public async Task An_image_is_pulled_from_its_registry_with_progress(CancellationToken cancellationToken)
    {
        await using var registry = await LocalRegistry.StartAsync(cancellationToken);
        var repository = $"{registry.Address}/bench/small";
        await ImportAsync(repository, cancellationToken);
        await _client.Images.PushImageAsync(repository, "1", progress: null, cancellationToken);
        var id = (await _client.Images.InspectImageAsync($"{repository}:1", cancellationToken)).ID;
        await DeleteAsync($"{repository}:1");
        Assert.That(await ImageLookup.FindAsync(_client, $"{repository}:1", cancellationToken), Is.Null);

        var lines = new ProgressLines();
        var image = await new ImageStore(_client, TimeProvider.System)
            .ResolveAsync(new TaskEnvironment(Image: $"{repository}:1"), _folder.Path, lines, cancellationToken);
        _made.Add(image.Name);
        Assert.Multiple(() =>
        {
            Assert.That(image.Id, Is.EqualTo(id));
            Assert.That(lines.Text, Does.Match(@"pulling .*/bench/small:1: [\d.]+ of [\d.]+ MB"));
        });
    }

    [TestCase("debian:bookworm-slim", "debian", "bookworm-slim")]
    [TestCase("debian", "debian", "latest")]
    [TestCase("127.0.0.1:5000/bench/base", "127.0.0.1:5000/bench/base", "latest")]
    [TestCase("127.0.0.1:5000/bench/base:1", "127.0.0.1:5000/bench/base", "1")]
    [TestCase("debian@sha256:abc", "debian", "sha256:abc")]
    public void A_name_is_taken_apart_as_the_engine_wants_it(string name, string repository, string tag) =>
        Assert.That(ImageReference.Parse(name), Is.EqualTo(new ImageReference(repository, tag)));

    private Task<ResolvedImage> ResolveAsync(TaskEnvironment environment, CancellationToken cancellationToken) =>
        new ImageStore(_client, TimeProvider.System).ResolveAsync(environment, _folder.Path, new ProgressLines(), cancellationToken);

    /// <summary>Imports an image of a few megabytes that do not compress, so that a pull has something to report.</summary>
    private async Task ImportAsync(string repository, CancellationToken cancellationToken)
    {
        var noise = new byte[8 << 20];
        System.Security.Cryptography.RandomNumberGenerator.Fill(noise);
        using var tar = new MemoryStream();
        await using (var writer = new TarWriter(tar, TarEntryFormat.Pax, leaveOpen: true))
        {
            await writer.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, "noise") { DataStream = new MemoryStream(noise) }, cancellationToken);
        }

        tar.Position = 0;
        await _client.Images.CreateImageAsync(new ImagesCreateParameters { Repo = repository, Tag = "1" }, tar, progress: null, cancellationToken);
    }

    private async Task DeleteAsync(string name)
    {
        try
        {
            await _client.Images.DeleteImageAsync(name, new ImageDeleteParameters { Force = true }, CancellationToken.None);
        }
        catch (DockerApiException e) when (e.StatusCode == System.Net.HttpStatusCode.NotFound)
        {
            // It is gone already.
        }
    }
}
