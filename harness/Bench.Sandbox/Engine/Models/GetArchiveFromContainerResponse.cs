namespace Bench.Sandbox.Engine.Models;

/// <summary>A tar stream out of a container; closing it ends the transfer.</summary>
public sealed class GetArchiveFromContainerResponse : IDisposable
{
    private readonly HttpResponseMessage _response;

    internal GetArchiveFromContainerResponse(HttpResponseMessage response, Stream stream)
    {
        _response = response;
        Stream = stream;
    }

    /// <summary>The tar stream.</summary>
    public Stream Stream { get; }

    /// <inheritdoc />
    public void Dispose() => _response.Dispose();
}
