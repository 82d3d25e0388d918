using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Bench.Sandbox.Engine;

/// <summary>
/// A connection that left HTTP behind: after the engine's 101 (or 200 from one that does not upgrade) its bytes are the streams of a
/// process. Spoken by hand, because closing only the sending half, which is the process's end of input, is out of HttpClient's reach.
/// </summary>
internal sealed class HijackedConnection : IDisposable
{
    private const int LongestHead = 64 * 1024;
    private readonly Socket _socket;
    private ReadOnlyMemory<byte> _early;

    private HijackedConnection(Socket socket, ReadOnlyMemory<byte> early)
    {
        _socket = socket;
        _early = early;
    }

    public static async Task<HijackedConnection> OpenAsync(
        DockerClientConfiguration configuration, string path, byte[]? json, CancellationToken cancellationToken)
    {
        var socket = await configuration.ConnectAsync(cancellationToken);
        HijackedConnection? connection = null;
        try
        {
            var body = json ?? [];
            var head = string.Create(CultureInfo.InvariantCulture, $"POST {path} HTTP/1.1\r\nHost: engine\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n"
                + $"Content-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n");
            await SendAllAsync(socket, Encoding.ASCII.GetBytes(head), cancellationToken);
            await SendAllAsync(socket, body, cancellationToken);
            return connection = await ReadHeadAsync(socket, cancellationToken);
        }
        finally
        {
            if (connection is null)
            {
                socket.Dispose();
            }
        }
    }

    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (_early.IsEmpty)
        {
            return await ReceiveAsync(_socket, buffer, cancellationToken);
        }

        var count = Math.Min(_early.Length, buffer.Length);
        _early[..count].CopyTo(buffer);
        _early = _early[count..];
        return count;
    }

    public Task WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken) => SendAllAsync(_socket, buffer, cancellationToken);

    /// <summary>The process at the other end sees the end of its input.</summary>
    public void CloseWrite()
    {
        try
        {
            _socket.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException e)
        {
            throw new IOException($"the engine closed the connection ({e.Message})", e);
        }
    }

    public void Dispose() => _socket.Dispose();

    private static async Task SendAllAsync(Socket socket, ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            while (!buffer.IsEmpty)
            {
                buffer = buffer[await socket.SendAsync(buffer, SocketFlags.None, cancellationToken)..];
            }
        }
        catch (SocketException e)
        {
            throw new IOException($"the engine closed the connection ({e.Message})", e);
        }
    }

    private static async ValueTask<int> ReceiveAsync(Socket socket, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await socket.ReceiveAsync(buffer, SocketFlags.None, cancellationToken);
        }
        catch (SocketException e)
        {
            throw new IOException($"the engine closed the connection ({e.Message})", e);
        }
    }

    private static async Task<HijackedConnection> ReadHeadAsync(Socket socket, CancellationToken cancellationToken)
    {
        var buffer = new byte[LongestHead];
        var length = 0;
        int end;
        while ((end = buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8)) < 0)
        {
            var count = length == buffer.Length ? 0 : await ReceiveAsync(socket, buffer.AsMemory(length), cancellationToken);
            if (count == 0)
            {
                throw new IOException("the engine closed the connection before it answered");
            }

            length += count;
        }

        var head = Encoding.ASCII.GetString(buffer, 0, end).Split("\r\n");
        var status = StatusOf(head[0]);
        var rest = buffer.AsMemory(end + 4, length - end - 4);
        if (status is HttpStatusCode.SwitchingProtocols or HttpStatusCode.OK)
        {
            return new HijackedConnection(socket, rest);
        }

        throw new DockerApiException(status, await ReadErrorAsync(socket, head, rest, cancellationToken));
    }

    private static HttpStatusCode StatusOf(string line)
    {
        var parts = line.Split(' ', 3);
        return parts.Length >= 2 && parts[0].StartsWith("HTTP/1.", StringComparison.Ordinal)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            ? (HttpStatusCode)code
            : throw new IOException("the engine's answer is not HTTP");
    }

    private static async Task<string> ReadErrorAsync(Socket socket, string[] head, ReadOnlyMemory<byte> rest, CancellationToken cancellationToken)
    {
        const string Name = "Content-Length:";
        var line = head.FirstOrDefault(h => h.StartsWith(Name, StringComparison.OrdinalIgnoreCase));
        if (line is null || !int.TryParse(line[Name.Length..], NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var expected))
        {
            return EngineError.MessageOf(rest.Span);
        }

        var body = new byte[Math.Clamp(expected, rest.Length, LongestHead)];
        rest.CopyTo(body);
        for (var length = rest.Length; length < body.Length;)
        {
            var count = await ReceiveAsync(socket, body.AsMemory(length), cancellationToken);
            if (count == 0)
            {
                break;
            }

            length += count;
        }

        return EngineError.MessageOf(body);
    }
}
