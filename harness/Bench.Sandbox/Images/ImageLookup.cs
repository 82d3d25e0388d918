using System.Net;
using Bench.Sandbox.Engine;
using Bench.Sandbox.Engine.Models;

namespace Bench.Sandbox.Images;

/// <summary>Asks for an image that may not be there.</summary>
internal static class ImageLookup
{
    /// <returns>The image, or null when the engine has none of that name.</returns>
    public static async Task<ImageInspectResponse?> FindAsync(DockerClient client, string name, CancellationToken cancellationToken)
    {
        try
        {
            return await client.Images.InspectImageAsync(name, cancellationToken);
        }
        catch (DockerApiException e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }
}
