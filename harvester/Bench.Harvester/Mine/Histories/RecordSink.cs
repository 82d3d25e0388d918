using System.Buffers;

namespace Bench.Harvester.Mine.Histories;

/// <summary>
/// Cuts what a program writes into records while it is still writing, and hands each over. Nothing but the record that is being received is kept.
/// </summary>
/// <param name="end">The byte that ends a record.</param>
/// <param name="longest">Bytes of a record that are handed over; what goes beyond is dropped.</param>
/// <param name="read">Takes a record, without its end.</param>
internal sealed class RecordSink(byte end, int longest, RecordSink.Reader read) : Stream
{
    private readonly ArrayBufferWriter<byte> _begun = new();
    private InvalidDataException? _failure;

    /// <summary>Takes one record.</summary>
    /// <exception cref="InvalidDataException">It is not what was expected.</exception>
    public delegate void Reader(ReadOnlySpan<byte> record);

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Says that nothing more comes.</summary>
    /// <exception cref="InvalidDataException">A record was not what was expected. The writer was heard to its end, so that it does not hang.</exception>
    public void Finish()
    {
        if (_begun.WrittenCount > 0)
        {
            Hand(_begun.WrittenSpan);
            _begun.ResetWrittenCount();
        }

        if (_failure is not null)
        {
            throw new InvalidDataException(_failure.Message, _failure);
        }
    }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.IndexOf(end) is >= 0 and var at)
        {
            if (_begun.WrittenCount == 0)
            {
                Hand(buffer[..Math.Min(at, longest)]);
            }
            else
            {
                Keep(buffer[..at]);
                Hand(_begun.WrittenSpan);
                _begun.ResetWrittenCount();
            }

            buffer = buffer[(at + 1)..];
        }

        Keep(buffer);
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    private void Keep(ReadOnlySpan<byte> part) => _begun.Write(part[..Math.Min(part.Length, Math.Max(0, longest - _begun.WrittenCount))]);

    private void Hand(ReadOnlySpan<byte> record)
    {
        if (_failure is not null)
        {
            return;
        }

        try
        {
            read(record);
        }
        catch (InvalidDataException failure)
        {
            _failure = failure;
        }
    }
}
