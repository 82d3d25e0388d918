using System.Globalization;
using Bench.Sandbox.Docker;
using Bench.Sandbox.Engine;
using Bench.Sandbox.Engine.Models;
using Bench.Sandbox.HostPrograms;

namespace Bench.Sandbox.Images;

/// <summary>
/// Makes the images that Dockerfiles start from where no registry answers: Debian 12 with debootstrap from the machine's own package
/// mirror, and on top of it the machine's own .NET SDK.
/// </summary>
public sealed class BaseImages(DockerClient client, TimeProvider clock)
{
    private const string Suite = "bookworm";
    private const string AddedCertificates = "/usr/local/share/ca-certificates";

    // Python and pytest for Python tasks; the rest is what .NET loads.
    private static readonly string[] Packages =
        ["ca-certificates", "python3", "python3-pytest", "libicu72", "libssl3", "zlib1g", "libgcc-s1", "libstdc++6", "tzdata"];

    private static readonly TimeSpan LongestStep = TimeSpan.FromMinutes(20);

    /// <summary>Makes what is missing; with <paramref name="force"/> makes both again.</summary>
    /// <param name="workFolder">Folder for the file system while it is made (some 400 MB); what is put there is removed again.</param>
    /// <param name="force">Whether images that are there are made again.</param>
    /// <param name="progress">Gets a line for each step.</param>
    /// <param name="cancellationToken">Stops the work and removes what it left.</param>
    /// <exception cref="SandboxFaultException">Not root, debootstrap missing, no mirror, no SDK or no engine; says which.</exception>
    public async Task<IReadOnlyList<BaseImageReport>> BuildAsync(
        string workFolder, bool force, IProgress<string> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var system = await MakeAsync(BaseImageNames.LocalBase, force, progress, () => MakeSystemAsync(workFolder, progress, cancellationToken), cancellationToken);
        var sdk = await MakeAsync(BaseImageNames.LocalSdk, force || system.Made, progress, () => MakeSdkAsync(progress, cancellationToken), cancellationToken);
        return [system, sdk];
    }

    private async Task<BaseImageReport> MakeAsync(
        string name, bool force, IProgress<string> progress, Func<Task> make, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var image = force ? null : await FindAsync(name, cancellationToken);
        var made = image is null;
        if (made)
        {
            await EngineFaults.GuardAsync(client, $"making the image {name}", make);
            image = await FindAsync(name, cancellationToken) ?? throw new SandboxFaultException($"The image {name} was made and is not there.");
        }

        var report = new BaseImageReport(
            name, image!.ID, image.Size, image.Config?.Labels?.GetValueOrDefault(ImageLabels.Source) ?? "unknown", made, clock.GetElapsedTime(started));
        progress.Report(string.Create(CultureInfo.InvariantCulture,
            $"{name}: {(made ? $"made in {report.Duration.TotalSeconds:0} s" : "is there already")}, {image.Size / 1_000_000} MB, from {report.Source}"));
        return report;
    }

    private async Task<ImageInspectResponse?> FindAsync(string name, CancellationToken cancellationToken) =>
        await EngineFaults.GuardAsync(client, $"looking for the image {name}", () => ImageLookup.FindAsync(client, name, cancellationToken));

    private async Task MakeSystemAsync(string workFolder, IProgress<string> progress, CancellationToken cancellationToken)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            throw new SandboxFaultException(
                $"Only root can make {BaseImageNames.LocalBase}, since debootstrap makes files of several owners: run this as root, or pull {BaseImageNames.PublicBase} where a registry answers.");
        }

        var mirror = AptMirror.OfMachine("/etc/apt");
        Directory.CreateDirectory(workFolder);
        var root = Path.Combine(workFolder, $"base-{Guid.NewGuid():N}");
        try
        {
            progress.Report($"{BaseImageNames.LocalBase}: debootstrap {Suite} from {mirror.Main} (about a minute)");
            await DebootstrapAsync(root, mirror, progress, cancellationToken);
            await TrustAsync(root, workFolder, cancellationToken);
            await TrimAsync(root, mirror, cancellationToken);
            progress.Report($"{BaseImageNames.LocalBase}: import into the engine");
            await ImportAsync(root, mirror, cancellationToken);
        }
        finally
        {
            // rm stays inside the folder whatever links the packages made.
            await HostCommand.RunAsync(["rm", "-rf", "--one-file-system", "--", root], workFolder, default, Limits, CancellationToken.None);
        }
    }

    private static HostCommandLimits Limits { get; } = new(LongestStep, 1 << 20) { Variables = HostCommandLimits.CleanVariables };

    private async Task DebootstrapAsync(string root, AptMirror mirror, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var steps = new DebootstrapProgress(clock, progress);
        await using var lines = new LineStream(steps.Report);
        string[] arguments = ["debootstrap", "--variant=minbase", $"--include={string.Join(',', Packages)}", Suite, root, mirror.Main];
        var result = await HostCommand.RunStreamedAsync(arguments, Path.GetDirectoryName(root)!, Stream.Null, lines, Limits, cancellationToken);
        if (!result.Succeeded)
        {
            throw new SandboxFaultException(
                $"debootstrap did not make {BaseImageNames.LocalBase} from {mirror.Main} ({(result.TimedOut ? "took too long" : $"exit code {result.ExitCode}")}): {steps.Last} {result.ErrorText}".TrimEnd());
        }
    }

    /// <summary>Lets the image trust the certificates that the machine's owner added, as a network with an inspecting proxy needs.</summary>
    private static async Task TrustAsync(string root, string workFolder, CancellationToken cancellationToken)
    {
        var added = new DirectoryInfo(AddedCertificates);
        var target = Path.Combine(root, AddedCertificates[1..]);
        foreach (var file in added.Exists ? added.EnumerateFiles("*.crt") : [])
        {
            Directory.CreateDirectory(target);
            file.CopyTo(Path.Combine(target, file.Name), overwrite: true);
        }

        var result = await HostCommand.RunAsync(["chroot", root, "update-ca-certificates"], workFolder, default, Limits, cancellationToken);
        if (!result.Succeeded)
        {
            throw new SandboxFaultException($"The certificates of {AddedCertificates} could not be added to {BaseImageNames.LocalBase}: {result.ErrorText}");
        }
    }

    /// <summary>Removes what an image does not need and points its package manager at the mirror.</summary>
    private static async Task TrimAsync(string root, AptMirror mirror, CancellationToken cancellationToken)
    {
        foreach (var folder in (string[])["var/cache/apt/archives", "var/lib/apt/lists", "var/log"])
        {
            var path = Path.Combine(root, folder);
            foreach (var file in Directory.Exists(path) ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories) : [])
            {
                File.Delete(file);
            }
        }

        await File.WriteAllTextAsync(Path.Combine(root, "etc/apt/sources.list"), mirror.SourcesList, cancellationToken);
    }

    private async Task ImportAsync(string root, AptMirror mirror, CancellationToken cancellationToken)
    {
        var made = clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var source = $"debootstrap {Suite} from {mirror.Main} on {made}";
        var parameters = new ImagesCreateParameters
        {
            Repo = BaseImageNames.LocalBase.Split(':')[0],
            Tag = BaseImageNames.LocalBase.Split(':')[1],
            Message = source,
            Changes = ["ENV LANG=C.UTF-8", "CMD [\"bash\"]", $"LABEL {ImageLabels.Owner}={ImageLabels.OwnerValue} {ImageLabels.Source}=\"{source}\""],
        };
        string[] tar = ["tar", "--numeric-owner", "--xattrs", "-C", root, "-c", "."];
        await PipedUpload.RunAsync(
            async (output, token) =>
            {
                var result = await HostCommand.RunStreamedAsync(tar, root, Stream.Null, output, Limits, token);
                if (!result.Succeeded)
                {
                    throw new SandboxFaultException($"tar could not read the new file system: {result.ErrorText}");
                }
            },
            (input, token) => client.Images.CreateImageAsync(parameters, input, null, token),
            cancellationToken);
    }

    private async Task MakeSdkAsync(IProgress<string> progress, CancellationToken cancellationToken)
    {
        var dotnet = DotnetFolder.Find() ?? throw new SandboxFaultException(
            $"{BaseImageNames.LocalSdk} is made of the machine's .NET SDK 10, and there is none in DOTNET_ROOT, beside the runtime or on PATH.");
        progress.Report($"{BaseImageNames.LocalSdk}: {BaseImageNames.LocalBase} and the SDK {dotnet.SdkVersion} of {dotnet.Path}");
        var source = $"{BaseImageNames.LocalBase} with the SDK {dotnet.SdkVersion} of {dotnet.Path}";
        var labels = ContainerLabels.OfThisProcess(run: "images");
        var container = await client.Containers.CreateContainerAsync(
            new CreateContainerParameters { Image = BaseImageNames.LocalBase, Cmd = ["true"], Labels = labels }, cancellationToken);
        try
        {
            await PipedUpload.RunAsync(
                dotnet.WriteTarAsync,
                (input, token) => client.Containers.ExtractArchiveToContainerAsync(container.ID, "/", input, token),
                cancellationToken);
            await client.Images.CommitContainerChangesAsync(
                new CommitContainerChangesParameters
                {
                    ContainerID = container.ID,
                    RepositoryName = BaseImageNames.LocalSdk.Split(':')[0],
                    Tag = BaseImageNames.LocalSdk.Split(':')[1],
                    Comment = source,
                    Changes =
                    [
                        $"ENV DOTNET_ROOT={DotnetFolder.InsideImage}",
                        "CMD [\"bash\"]",
                        $"LABEL {ImageLabels.Owner}={ImageLabels.OwnerValue} {ImageLabels.Source}=\"{source}\" {ContainerLabels.Clear}",
                    ],
                },
                cancellationToken);
        }
        finally
        {
            await client.Containers.RemoveContainerAsync(
                container.ID, new ContainerRemoveParameters { Force = true, RemoveVolumes = true }, CancellationToken.None);
        }
    }
}
