using System.Collections.Concurrent;
using Bench.Sandbox.Docker;
using Bench.Sandbox.Engine;
using Bench.Sandbox.Engine.Models;

namespace Bench.Sandbox.Images;

/// <summary>Pulls images from their registries, and gives up on one that does not say anything.</summary>
internal sealed class ImagePull(DockerClient client, TimeProvider clock)
{
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<string, string> _refused = new(StringComparer.Ordinal);

    /// <summary>Pulls an image. What was refused once is not asked for again.</summary>
    /// <returns>Null when it was pulled, else why it was not.</returns>
    /// <exception cref="SandboxFaultException">The engine itself is not there.</exception>
    public async Task<string?> TryAsync(string name, IProgress<string> progress, CancellationToken cancellationToken)
    {
        if (_refused.TryGetValue(name, out var before))
        {
            return before;
        }

        var refused = await PullAsync(name, progress, cancellationToken);
        if (refused is not null)
        {
            _refused[name] = refused;
        }

        return refused;
    }

    private async Task<string?> PullAsync(string name, IProgress<string> progress, CancellationToken cancellationToken)
    {
        using var silence = new CancellationTokenSource(LongestSilence, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancellationToken);
        var reference = ImageReference.Parse(name);
        var parameters = new ImagesCreateParameters { FromImage = reference.Repository, Tag = reference.Tag };
        var signs = new PullProgress(name, clock, progress, () => silence.CancelAfter(LongestSilence));
        try
        {
            await client.Images.CreateImageAsync(parameters, signs, both.Token);
            return null;
        }
        catch (DockerApiException e)
        {
            return e.ResponseBody;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"its registry was silent for {LongestSilence.TotalSeconds:0} s";
        }
        catch (Exception e) when (EngineFaults.IsOfEngine(e))
        {
            throw EngineFaults.Explain(client, $"pulling {name}", e);
        }
    }
}
