using System.Net.Http.Headers;
using Bench.Sandbox.Engine.Models;

namespace Bench.Sandbox.Engine;

/// <summary>Images of the engine.</summary>
public sealed class ImageOperations
{
    private readonly EngineTransport _transport;

    internal ImageOperations(EngineTransport transport) => _transport = transport;

    /// <summary>Describes an image that the engine has.</summary>
    /// <exception cref="DockerApiException">404: it has no image of that name.</exception>
    public Task<ImageInspectResponse> InspectImageAsync(string name, CancellationToken cancellationToken) =>
        _transport.SendAsync(HttpMethod.Get, $"/images/{Escape(name)}/json", null, EngineJson.Default.ImageInspectResponse, cancellationToken);

    /// <summary>Images that fit the filters.</summary>
    public Task<IReadOnlyList<ImagesListResponse>> ListImagesAsync(ImagesListParameters parameters, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var path = new QueryString("/images/json").Add("all", parameters.All).AddFilters(parameters.Filters).ToString();
        return _transport.SendAsync(HttpMethod.Get, path, null, EngineJson.Default.IReadOnlyListImagesListResponse, cancellationToken);
    }

    /// <summary>Pulls an image from its registry.</summary>
    /// <exception cref="DockerApiException">The registry or the engine refused.</exception>
    public Task CreateImageAsync(ImagesCreateParameters parameters, IProgress<JSONMessage>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var path = new QueryString("/images/create").Add("fromImage", parameters.FromImage).Add("tag", parameters.Tag).ToString();
        return _transport.FollowAsync(path, null, progress, cancellationToken);
    }

    /// <summary>Makes an image of one layer from a tar stream of a root file system.</summary>
    public Task CreateImageAsync(
        ImagesCreateParameters parameters, Stream imageStream, IProgress<JSONMessage>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var path = new QueryString("/images/create")
            .Add("fromSrc", "-").Add("repo", parameters.Repo).Add("tag", parameters.Tag).Add("message", parameters.Message)
            .Add("changes", parameters.Changes).ToString();
        return _transport.FollowAsync(path, Tar(imageStream), progress, cancellationToken);
    }

    /// <summary>Builds an image from a tar stream that holds the Dockerfile and what it copies.</summary>
    public Task BuildImageFromDockerfileAsync(
        ImageBuildParameters parameters, Stream contents, IProgress<JSONMessage>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var path = new QueryString("/build")
            .Add("dockerfile", parameters.Dockerfile).Add("t", parameters.Tags).AddJson("buildargs", parameters.BuildArgs)
            .AddJson("labels", parameters.Labels).Add("rm", "1").Add("forcerm", "1").Add("nocache", parameters.NoCache)
            .Add("networkmode", parameters.NetworkMode).ToString();
        return _transport.FollowAsync(path, Tar(contents), progress, cancellationToken);
    }

    /// <summary>Makes an image of a container's root file system as it is now.</summary>
    public Task<CommitContainerChangesResponse> CommitContainerChangesAsync(
        CommitContainerChangesParameters parameters, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var path = new QueryString("/commit")
            .Add("container", parameters.ContainerID).Add("repo", parameters.RepositoryName).Add("tag", parameters.Tag)
            .Add("comment", parameters.Comment).Add("changes", parameters.Changes).ToString();
        return _transport.WaitForAsync(HttpMethod.Post, path, EngineJson.Default.CommitContainerChangesResponse, cancellationToken);
    }

    /// <summary>Gives an image a further name.</summary>
    public Task TagImageAsync(string name, ImageTagParameters parameters, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var path = new QueryString($"/images/{Escape(name)}/tag").Add("repo", parameters.RepositoryName).Add("tag", parameters.Tag).ToString();
        return _transport.SendAsync(HttpMethod.Post, path, null, cancellationToken);
    }

    /// <summary>Sends an image to its registry.</summary>
    public async Task PushImageAsync(string name, string tag, IProgress<JSONMessage>? progress, CancellationToken cancellationToken)
    {
        using var nothing = new ByteArrayContent([]);
        nothing.Headers.Add("X-Registry-Auth", "e30=");
        await _transport.FollowAsync(
            new QueryString($"/images/{Escape(name)}/push").Add("tag", tag).ToString(), nothing, progress, cancellationToken);
    }

    /// <summary>Removes a name of an image, and the image with its last name.</summary>
    public Task DeleteImageAsync(string name, ImageDeleteParameters parameters, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var path = new QueryString($"/images/{Escape(name)}").Add("force", parameters.Force).Add("noprune", parameters.NoPrune).ToString();
        return _transport.SendAsync(HttpMethod.Delete, path, null, cancellationToken);
    }

    private static StreamContent Tar(Stream stream)
    {
        var content = new StreamContent(stream);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-tar");
        return content;
    }

    // The engine takes the slashes of a name as they are; everything else that is special in a path is escaped.
    private static string Escape(string name) => string.Join('/', name.Split('/').Select(Uri.EscapeDataString));
}
