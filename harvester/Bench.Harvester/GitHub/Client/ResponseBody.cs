using System.Buffers;

namespace Bench.Harvester.GitHub.Client;

/// <summary>Reads a body up to a limit.</summary>
internal static class ResponseBody
{
    /// <summary>The body; null when it is larger than the limit, of which no more is kept than that.</summary>
    public static async Task<byte[]?> ReadAsync(HttpContent content, int limit, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > limit)
        {
            return null;
        }

        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        var kept = new ArrayBufferWriter<byte>();
        int read;
        while ((read = await stream.ReadAsync(kept.GetMemory(16 << 10), cancellationToken)) > 0)
        {
            kept.Advance(read);
            if (kept.WrittenCount > limit)
            {
                return null;
            }
        }

        return kept.WrittenSpan.ToArray();
    }
}
