using System.Net;
using System.Net.Sockets;

namespace Bench.Sandbox.Engine;

/// <summary>Where an engine listens, and how long a single answer may take.</summary>
public sealed record DockerClientConfiguration
{
    /// <summary>Where an engine listens when nothing else is said.</summary>
    public const string DefaultSocket = "/var/run/docker.sock";

    /// <summary>Describes the engine at an address.</summary>
    /// <param name="endpoint">unix:///path, or tcp:// with an address of this machine.</param>
    /// <param name="defaultTimeout">For requests that answer at once; streams are bounded by their cancellation token alone.</param>
    /// <exception cref="SandboxFaultException">The address is of another kind or another machine.</exception>
    public DockerClientConfiguration(Uri endpoint, TimeSpan defaultTimeout)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        Endpoint = endpoint;
        DefaultTimeout = defaultTimeout;
        Address = AddressOf(endpoint);
    }

    /// <summary>The address as it was given.</summary>
    public Uri Endpoint { get; }

    /// <summary>Longest wait for a request that answers at once.</summary>
    public TimeSpan DefaultTimeout { get; }

    internal EndPoint Address { get; }

    /// <summary>The engine that DOCKER_HOST names, or the one at the usual socket.</summary>
    /// <param name="dockerHost">Value of DOCKER_HOST; null or empty when it is not set.</param>
    /// <exception cref="SandboxFaultException">DOCKER_HOST names something that is not supported.</exception>
    public static DockerClientConfiguration FromDockerHost(string? dockerHost)
    {
        var text = string.IsNullOrWhiteSpace(dockerHost) ? "unix://" + DefaultSocket : dockerHost.Trim();
        if (!Uri.TryCreate(text, UriKind.Absolute, out var endpoint))
        {
            throw Refused(text);
        }

        return new DockerClientConfiguration(endpoint, TimeSpan.FromSeconds(100));
    }

    /// <summary>The engine that this process's environment names.</summary>
    public static DockerClientConfiguration FromEnvironment() =>
        FromDockerHost(Environment.GetEnvironmentVariable("DOCKER_HOST"));

    /// <summary>Makes a client; nothing is sent before its first request.</summary>
    public DockerClient CreateClient() => new(this);

    internal async Task<Socket> ConnectAsync(CancellationToken cancellationToken)
    {
        var unix = Address is UnixDomainSocketEndPoint;
        var socket = new Socket(Address.AddressFamily, SocketType.Stream, unix ? ProtocolType.Unspecified : ProtocolType.Tcp);
        var connected = false;
        try
        {
            await socket.ConnectAsync(Address, cancellationToken);
            connected = true;
            return socket;
        }
        finally
        {
            if (!connected)
            {
                socket.Dispose();
            }
        }
    }

    private static EndPoint AddressOf(Uri endpoint) => endpoint.Scheme switch
    {
        "unix" when endpoint.Host.Length == 0 && endpoint.AbsolutePath.Length > 1 =>
            new UnixDomainSocketEndPoint(Uri.UnescapeDataString(endpoint.AbsolutePath)),
        "tcp" when Loopback(endpoint.Host) is { } address =>
            new IPEndPoint(address, endpoint.Port > 0 ? endpoint.Port : 2375),
        _ => throw Refused(endpoint.OriginalString),
    };

    private static IPAddress? Loopback(string host)
    {
        if (host == "localhost")
        {
            return IPAddress.Loopback;
        }

        return IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address) ? address : null;
    }

    private static SandboxFaultException Refused(string text) => new(
        $"DOCKER_HOST is \"{text}\": only unix:///path/to/socket and tcp:// on this machine (127.0.0.1, localhost) are supported, "
        + "since folders of this machine are mounted and unencrypted access must not leave it.");
}
