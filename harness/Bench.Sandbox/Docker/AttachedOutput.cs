using System.Text;
using Bench.Sandbox.Engine;

namespace Bench.Sandbox.Docker;

/// <summary>The standard output of a container's main process. What it says on standard error meanwhile is kept for a fault's message.</summary>
internal sealed class AttachedOutput(MultiplexedStream streams) : Stream
{
    private const int MostErrors = 4096;
    private readonly StringBuilder _errors = new();

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The beginning of what was said on standard error.</summary>
    public string Errors => _errors.ToString().Trim();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            var result = await streams.ReadOutputAsync(buffer, cancellationToken);
            if (result.EOF || result.Target == MultiplexedStream.TargetStream.StandardOut)
            {
                return result.Count;
            }

            var kept = Math.Min(result.Count, MostErrors - _errors.Length);
            _errors.Append(Encoding.UTF8.GetString(buffer.Span[..Math.Max(0, kept)]));
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush() => throw new NotSupportedException();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            streams.Dispose();
        }

        base.Dispose(disposing);
    }
}
