using System.Text;

namespace Bench.Sandbox.Images;

/// <summary>A place to write to that hands on what is written line by line.</summary>
internal sealed class LineStream(Action<string> onLine) : Stream
{
    private readonly StringBuilder _line = new();

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        foreach (var letter in Encoding.UTF8.GetString(buffer, offset, count))
        {
            if (letter != '\n')
            {
                _line.Append(letter);
                continue;
            }

            onLine(_line.ToString().TrimEnd());
            _line.Clear();
        }
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
