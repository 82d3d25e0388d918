using System.Net.Sockets;
using Bench.Sandbox.Engine;

namespace Bench.Sandbox.Docker;

/// <summary>Turns what can go wrong between the harness and the engine into one clear sentence: it is never the fault of the code inside.</summary>
internal static class EngineFaults
{
    /// <summary>Does something with the engine.</summary>
    /// <param name="client">Its client.</param>
    /// <param name="doing">Completes "while": "starting a container of debian:bookworm-slim".</param>
    /// <param name="work">What to do.</param>
    /// <exception cref="SandboxFaultException">The engine is not there, broke off, was too slow, or refused.</exception>
    public static async Task<T> GuardAsync<T>(DockerClient client, string doing, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception e) when (IsOfEngine(e))
        {
            throw Explain(client, doing, e);
        }
    }

    /// <inheritdoc cref="GuardAsync{T}"/>
    public static Task GuardAsync(DockerClient client, string doing, Func<Task> work) => GuardAsync(client, doing, async () =>
    {
        await work();
        return true;
    });

    /// <summary>Whether an exception comes from the way to the engine or from the engine.</summary>
    public static bool IsOfEngine(Exception exception) =>
        exception is DockerApiException or HttpRequestException or SocketException or IOException or TimeoutException;

    public static SandboxFaultException Explain(DockerClient client, string doing, Exception cause)
    {
        var endpoint = client.Configuration.Endpoint.OriginalString;
        var text = cause switch
        {
            DockerApiException or TimeoutException => $"While {doing}: {cause.Message}.",
            _ when IsConnecting(cause) =>
                $"No container engine answers at {endpoint} ({Innermost(cause).Message}). Start one (as root: dockerd), or say with DOCKER_HOST where it listens, and run the same command again.",
            _ => $"While {doing}: the connection to the engine at {endpoint} broke ({Innermost(cause).Message}).",
        };
        return new SandboxFaultException(text, cause);
    }

    private static bool IsConnecting(Exception cause) =>
        cause is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } or SocketException
        {
            SocketErrorCode: SocketError.ConnectionRefused or SocketError.AddressNotAvailable or SocketError.AccessDenied,
        };

    private static Exception Innermost(Exception exception)
    {
        while (exception.InnerException is { } inner)
        {
            exception = inner;
        }

        return exception;
    }
}
