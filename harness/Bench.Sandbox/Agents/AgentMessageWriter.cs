using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Bench.Sandbox.Agents;

/// <summary>Builds one message: a head of five bytes, then fields of tag, length and bytes, all little-endian.</summary>
internal sealed class AgentMessageWriter
{
    public const int HeadBytes = 5;

    private readonly ArrayBufferWriter<byte> _buffer = new();

    public AgentMessageWriter(int type)
    {
        var head = _buffer.GetSpan(HeadBytes);
        head[..HeadBytes].Clear();
        head[4] = (byte)type;
        _buffer.Advance(HeadBytes);
    }

    public void Number(int tag, long value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        Bytes(tag, bytes);
    }

    public void Numbers(int tag, long first, long second)
    {
        Span<byte> bytes = stackalloc byte[2 * sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, first);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[sizeof(long)..], second);
        Bytes(tag, bytes);
    }

    /// <exception cref="ArgumentException">The text holds a NUL, which no argument or path can.</exception>
    public void Text(int tag, string value)
    {
        if (value.Contains('\0', StringComparison.Ordinal))
        {
            throw new ArgumentException($"A text for the agent holds a NUL: `{value.Replace('\0', '?')}`.", nameof(value));
        }

        Bytes(tag, Encoding.UTF8.GetBytes(value));
    }

    public void Bytes(int tag, ReadOnlySpan<byte> value)
    {
        var head = _buffer.GetSpan(6);
        BinaryPrimitives.WriteUInt16LittleEndian(head, (ushort)tag);
        BinaryPrimitives.WriteInt32LittleEndian(head[2..], value.Length);
        _buffer.Advance(6);
        _buffer.Write(value);
    }

    public byte[] ToMessage()
    {
        var message = _buffer.WrittenSpan.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(message, message.Length - HeadBytes);
        return message;
    }
}
