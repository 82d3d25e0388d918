using System.Globalization;
using System.Text;

namespace Bench.Harvester.Tests.GitHub;

/// <summary>What a server does with a connection once it has read a request; then it closes it.</summary>
/// <param name="WriteAsync">Writes the answer, or as much of one as it likes.</param>
internal sealed record Reply(Func<Stream, CancellationToken, Task> WriteAsync)
{
    /// <summary>A whole answer.</summary>
    public static Reply Whole(int status, string body, params (string Name, string Value)[] headers) => Lying(status, body, Encoding.UTF8.GetByteCount(body), headers);

    /// <summary>An answer that claims a length.</summary>
    public static Reply Lying(int status, string body, int claimed, params (string Name, string Value)[] headers) =>
        Raw(Head(status, [("Content-Length", claimed.ToString(CultureInfo.InvariantCulture)), .. headers]) + body);

    /// <summary>Bytes as they are.</summary>
    public static Reply Raw(string text) => new(async (stream, token) => await stream.WriteAsync(Encoding.UTF8.GetBytes(text), token));

    /// <summary>An answer that goes on until the other side has enough.</summary>
    public static Reply Endless() => new(async (stream, token) =>
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes(Head(200, [])), token);
        var more = Encoding.UTF8.GetBytes("[" + new string(' ', 64 << 10));
        while (true)
        {
            await stream.WriteAsync(more, token);
        }
    });

    /// <summary>A head and then nothing, until the other side gives up.</summary>
    public static Reply Silent() => new(async (stream, token) =>
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes(Head(200, [("Content-Length", "100")])), token);
        await stream.CopyToAsync(Stream.Null, token);
    });

    private static string Head(int status, (string Name, string Value)[] headers) =>
        $"HTTP/1.1 {status} Said\r\nConnection: close\r\nContent-Type: application/json; charset=utf-8\r\n{string.Concat(headers.Select(header => $"{header.Name}: {header.Value}\r\n"))}\r\n";
}
