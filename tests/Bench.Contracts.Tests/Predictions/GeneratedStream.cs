namespace Bench.Contracts.Tests.Predictions;

/// <summary>A stream whose bytes are made while they are read, so that a test can read far more than it holds.</summary>
internal sealed class GeneratedStream(IEnumerable<byte[]> chunks) : Stream
{
    private readonly IEnumerator<byte[]> source = chunks.GetEnumerator();
    private ReadOnlyMemory<byte> rest;

    public long Given { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => Given; set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        while (rest.IsEmpty)
        {
            if (!source.MoveNext())
            {
                return 0;
            }

            rest = source.Current;
        }

        var count = Math.Min(buffer.Length, rest.Length);
        rest.Span[..count].CopyTo(buffer);
        rest = rest[count..];
        Given += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            source.Dispose();
        }

        base.Dispose(disposing);
    }
}
