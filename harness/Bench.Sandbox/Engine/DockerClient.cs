namespace Bench.Sandbox.Engine;

/// <summary>
/// The part of the Docker Engine's HTTP API that the sandbox needs. Types and members are named after those of Docker.DotNet, which the
/// package source does not serve, so that it can take this folder's place.
/// </summary>
public sealed class DockerClient : IDisposable
{
    private readonly EngineTransport _transport;

    internal DockerClient(DockerClientConfiguration configuration)
    {
        Configuration = configuration;
        _transport = new EngineTransport(configuration);
        System = new SystemOperations(_transport);
        Images = new ImageOperations(_transport);
        Containers = new ContainerOperations(_transport);
        Exec = new ExecOperations(_transport);
    }

    /// <summary>What the client was made with.</summary>
    public DockerClientConfiguration Configuration { get; }

    /// <summary>The engine itself.</summary>
    public SystemOperations System { get; }

    /// <summary>Images.</summary>
    public ImageOperations Images { get; }

    /// <summary>Containers.</summary>
    public ContainerOperations Containers { get; }

    /// <summary>Further processes in a running container.</summary>
    public ExecOperations Exec { get; }

    /// <inheritdoc />
    public void Dispose() => _transport.Dispose();
}
