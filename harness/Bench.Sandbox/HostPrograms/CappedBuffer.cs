using System.Buffers;

namespace Bench.Sandbox.HostPrograms;

/// <summary>Keeps the beginning of a stream and counts what it drops.</summary>
internal sealed class CappedBuffer(long limitBytes)
{
    private readonly ArrayBufferWriter<byte> _kept = new();

    public long DroppedBytes { get; private set; }

    public ReadOnlyMemory<byte> Kept => _kept.WrittenMemory;

    /// <summary>Reads the stream to its end, so that the writer never blocks on a full pipe.</summary>
    public async Task DrainAsync(Stream stream, CancellationToken cancellationToken)
    {
        var chunk = new byte[64 << 10];
        int read;
        while ((read = await stream.ReadAsync(chunk, cancellationToken)) > 0)
        {
            var keep = (int)Math.Min(read, Math.Max(0, limitBytes - _kept.WrittenCount));
            _kept.Write(chunk.AsSpan(0, keep));
            DroppedBytes += read - keep;
        }
    }
}
