using System.Collections.Immutable;
using Bench.Contracts.Tasks;
using Bench.Sandbox.Docker;
using Bench.Sandbox.Engine;
using Bench.Sandbox.Engine.Models;

namespace Bench.Sandbox.Images;

/// <summary>Finds, pulls or builds the images that tasks name.</summary>
public sealed class ImageStore(DockerClient client, TimeProvider clock)
{
    private const string Repository = "bench/env";

    private static readonly ImmutableArray<StandIn> StandIns =
    [
        new("BASE", BaseImageNames.PublicBase, BaseImageNames.LocalBase),
        new("SDK", BaseImageNames.PublicSdk, BaseImageNames.LocalSdk),
    ];

    private readonly ImagePull _pull = new(client, clock);

    /// <summary>The image of a task, after it was pulled or built unless it is there.</summary>
    /// <param name="environment">What the task says.</param>
    /// <param name="taskFolder">Folder of the task, which the Dockerfile's path starts from.</param>
    /// <param name="progress">Gets a line for each step.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="SandboxFaultException">It cannot be had; says why and what would help.</exception>
    public async Task<ResolvedImage> ResolveAsync(
        TaskEnvironment environment, string taskFolder, IProgress<string> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(environment);
        return environment switch
        {
            { Image: { Length: > 0 } name } => await NamedAsync(name, progress, cancellationToken),
            { Dockerfile: { Length: > 0 } file } => await BuiltAsync(Path.GetFullPath(file, Path.GetFullPath(taskFolder)), progress, cancellationToken),
            _ => throw new SandboxFaultException("A container needs an image, and the task's environment names neither `image` nor `dockerfile`."),
        };
    }

    private async Task<ResolvedImage> NamedAsync(string name, IProgress<string> progress, CancellationToken cancellationToken)
    {
        if (await FindAsync(name, cancellationToken) is { } there)
        {
            return new ResolvedImage(name, there.ID, Note: null);
        }

        progress.Report($"pulling {name}");
        var refused = await _pull.TryAsync(name, progress, cancellationToken);
        var pulled = refused is null ? await FindAsync(name, cancellationToken) : null;
        return pulled is null
            ? throw new SandboxFaultException($"The image {name} is not on this machine and cannot be pulled: {refused ?? "the engine has none after the pull"}.")
            : new ResolvedImage(name, pulled.ID, Note: null);
    }

    private async Task<ResolvedImage> BuiltAsync(string dockerfile, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var context = BuildContext.Open(dockerfile);
        var bases = await BasesAsync(context, pull: false, progress, cancellationToken);
        if (bases is not null && await FindAsync(NameOf(context, bases), cancellationToken) is { } there)
        {
            return new ResolvedImage(NameOf(context, bases), there.ID, NoteOf(bases));
        }

        bases = await BasesAsync(context, pull: true, progress, cancellationToken) ?? [];
        var name = NameOf(context, bases);
        var image = await FindAsync(name, cancellationToken) ?? await BuildAsync(context, bases, name, progress, cancellationToken);
        return new ResolvedImage(name, image.ID, NoteOf(bases));
    }

    /// <summary>The images for the Dockerfile's arguments BASE and SDK. Without a pull: null when one of them is not there in either form.</summary>
    private async Task<IReadOnlyList<ChosenBase>?> BasesAsync(
        BuildContext context, bool pull, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var chosen = new List<ChosenBase>();
        foreach (var standIn in StandIns.Where(s => context.Arguments.Contains(s.Argument)))
        {
            if (await FindAsync(standIn.Public, cancellationToken) is { } there)
            {
                chosen.Add(new ChosenBase(standIn.Argument, standIn.Public, there.ID, Note: null));
                continue;
            }

            var refused = pull ? await _pull.TryAsync(standIn.Public, progress, cancellationToken) : "not tried";
            var name = refused is null ? standIn.Public : standIn.Local;
            if (await FindAsync(name, cancellationToken) is { } image)
            {
                var note = refused is null ? null : $"{standIn.Local}, made on this machine, stands in for {standIn.Public}";
                chosen.Add(new ChosenBase(standIn.Argument, name, image.ID, note));
                continue;
            }

            return pull
                ? throw new SandboxFaultException(
                    $"{context.Dockerfile} builds on {standIn.Public}, which cannot be pulled ({refused}), and there is no {standIn.Local} in its place. Make it with `./bench images base`.")
                : null;
        }

        return chosen;
    }

    private async Task<ImageInspectResponse> BuildAsync(
        BuildContext context, IReadOnlyList<ChosenBase> bases, string name, IProgress<string> progress, CancellationToken cancellationToken)
    {
        foreach (var note in bases.Select(b => b.Note).OfType<string>())
        {
            progress.Report($"building {name}: {note}");
        }

        var log = new BuildLog(name, progress);
        var parameters = new ImageBuildParameters
        {
            Dockerfile = context.Dockerfile,
            Tags = [name],
            BuildArgs = bases.ToDictionary(b => b.Argument, b => b.Name, StringComparer.Ordinal),
            Labels = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [ImageLabels.Owner] = ImageLabels.OwnerValue,
                [ImageLabels.Source] = context.Dockerfile,
            },
        };
        try
        {
            await EngineFaults.GuardAsync(client, $"building {name} from {context.Dockerfile}", () => PipedUpload.RunAsync(
                context.WriteTarAsync, (tar, token) => client.Images.BuildImageFromDockerfileAsync(parameters, tar, log, token), cancellationToken));
        }
        catch (SandboxFaultException e) when (log.Tail.Length > 0)
        {
            throw new SandboxFaultException($"{e.Message} The end of its output:\n{log.Tail}", e) { BuildOutput = e.InnerException is DockerApiException ? $"{log.Tail}\n{e.InnerException.Message}" : null };
        }

        return await FindAsync(name, cancellationToken)
            ?? throw new SandboxFaultException($"{name} was built from {context.Dockerfile} and is not there.");
    }

    private Task<ImageInspectResponse?> FindAsync(string name, CancellationToken cancellationToken) =>
        EngineFaults.GuardAsync(client, $"looking for the image {name}", () => ImageLookup.FindAsync(client, name, cancellationToken));

    private static string NameOf(BuildContext context, IReadOnlyList<ChosenBase> bases) =>
        $"{Repository}:{context.Key(bases.Select(b => KeyValuePair.Create(b.Argument, b.Id)))}";

    private static string? NoteOf(IReadOnlyList<ChosenBase> bases) =>
        bases.Any(b => b.Note is not null) ? string.Join("; ", bases.Select(b => b.Note).OfType<string>()) : null;

    /// <summary>A build argument, the public image that it means, and the local one for machines without a registry.</summary>
    private sealed record StandIn(string Argument, string Public, string Local);

    private sealed record ChosenBase(string Argument, string Name, string Id, string? Note);
}
