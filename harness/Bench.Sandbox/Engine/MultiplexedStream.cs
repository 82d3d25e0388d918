using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Bench.Sandbox.Engine;

/// <summary>
/// Standard input, output and error of a process in a container, over one connection. The engine frames what it sends
/// (one byte stream number, three zero, four bytes big-endian length); what is written goes to the process as it is.
/// </summary>
public sealed class MultiplexedStream : IDisposable
{
    private const int HeadLength = 8;
    private readonly HijackedConnection _connection;
    private readonly byte[] _head = new byte[HeadLength];
    private TargetStream _target;
    private long _remaining;

    internal MultiplexedStream(HijackedConnection connection) => _connection = connection;

    /// <summary>Which of a process's streams bytes belong to.</summary>
    public enum TargetStream
    {
        /// <summary>Echo of the input; engines do not use it without a terminal.</summary>
        StandardIn = 0,

        /// <summary>Standard output.</summary>
        StandardOut = 1,

        /// <summary>Standard error.</summary>
        StandardError = 2,
    }

    /// <summary>Closes the process's standard input.</summary>
    public void CloseWrite() => _connection.CloseWrite();

    /// <summary>Writes to the process's standard input.</summary>
    public Task WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken) => _connection.WriteAsync(buffer, cancellationToken);

    /// <summary>Reads what the process wrote to either stream; never bytes of both at once.</summary>
    public async Task<ReadResult> ReadOutputAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        while (_remaining == 0)
        {
            if (!await ReadHeadAsync(cancellationToken))
            {
                return new ReadResult(TargetStream.StandardOut, 0);
            }
        }

        var count = await _connection.ReadAsync(buffer[..(int)Math.Min(buffer.Length, _remaining)], cancellationToken);
        if (count == 0)
        {
            throw new IOException("the engine closed a stream in the middle of a frame");
        }

        _remaining -= count;
        return new ReadResult(_target, count);
    }

    /// <summary>Copies both streams to their ends.</summary>
    public async Task CopyOutputToAsync(Stream standardOutput, Stream standardError, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(standardOutput);
        ArgumentNullException.ThrowIfNull(standardError);
        var buffer = ArrayPool<byte>.Shared.Rent(80 * 1024);
        try
        {
            while (await ReadOutputAsync(buffer, cancellationToken) is { Count: > 0 } result)
            {
                var target = result.Target == TargetStream.StandardError ? standardError : standardOutput;
                await target.WriteAsync(buffer.AsMemory(0, result.Count), cancellationToken);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _connection.Dispose();

    private async Task<bool> ReadHeadAsync(CancellationToken cancellationToken)
    {
        for (var length = 0; length < HeadLength;)
        {
            var count = await _connection.ReadAsync(_head.AsMemory(length), cancellationToken);
            if (count == 0)
            {
                return length == 0
                    ? false
                    : throw new IOException("the engine closed a stream in the middle of a frame's head");
            }

            length += count;
        }

        _target = _head[0] <= (byte)TargetStream.StandardError
            ? (TargetStream)_head[0]
            : throw new IOException($"the engine sent a frame of the unknown stream {_head[0]}");
        _remaining = BinaryPrimitives.ReadUInt32BigEndian(_head.AsSpan(4));
        return true;
    }

    /// <summary>What one read brought.</summary>
    /// <param name="Target">The stream it came from.</param>
    /// <param name="Count">Number of bytes; 0 at the end of both streams.</param>
    [StructLayout(LayoutKind.Auto)]
    public readonly record struct ReadResult(TargetStream Target, int Count)
    {
        /// <summary>Whether both streams have ended.</summary>
        public bool EOF => Count == 0;
    }
}
