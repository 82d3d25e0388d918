using Bench.Contracts.Outcomes;

namespace Bench.Leaderboard.Intake.Checks;

/// <summary>What a compressed stream unpacks to, for as long as it stays within its caps.</summary>
/// <param name="unpacked">What is read.</param>
/// <param name="packed">What it comes out of; its position says how much of it has been used.</param>
/// <param name="limits">The caps.</param>
internal sealed class CappedStream(Stream unpacked, Stream packed, IntakeLimits limits) : Stream
{
    /// <summary>Unpacked bytes that no ratio is asked of.</summary>
    private const long Free = 1 << 20;

    private long _bytes;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position { get => _bytes; set => throw new NotSupportedException(); }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer) => Count(unpacked.Read(buffer));

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => Count(await unpacked.ReadAsync(buffer, cancellationToken));

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Count(int read)
    {
        _bytes += read;
        if (_bytes > limits.UnpackedBytes)
        {
            throw new BundleRefusedException(ReasonCode.UploadArchiveUnsafe, $"it unpacks to more than {limits.UnpackedBytes >> 20} MiB");
        }

        if (_bytes > Free + (packed.Position * limits.Ratio))
        {
            throw new BundleRefusedException(ReasonCode.UploadArchiveUnsafe, $"it unpacks to more than {limits.Ratio} times its size");
        }

        return read;
    }
}
