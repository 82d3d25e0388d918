using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Bench.Runner;

/// <summary>Bytes that grow; writes the tags of docs/protocol.md.</summary>
internal sealed class AnswerBuffer
{
    private static readonly System.Text.UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private byte[] _bytes = new byte[1024];
    private int _used;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _used);

    public void Tag(char tag) => Room(1)[0] = (byte)tag;

    public void Int(long value) => Eight('i', value);

    /// <summary>Every NaN is the same NaN: which one comes out of a calculation is an accident.</summary>
    public void Float(double value) => Eight('f', double.IsNaN(value) ? 0x7FF8_0000_0000_0000 : BitConverter.DoubleToInt64Bits(value));

    public void Count(char tag, int count)
    {
        var room = Room(5);
        room[0] = (byte)tag;
        BinaryPrimitives.WriteInt32LittleEndian(room[1..], count);
    }

    public void Bytes(char tag, ReadOnlySpan<byte> value)
    {
        Count(tag, value.Length);
        value.CopyTo(Room(value.Length));
    }

    public void Text(string value)
    {
        try
        {
            var length = StrictUtf8.GetByteCount(value);
            Count('s', length);
            StrictUtf8.GetBytes(value, Room(length));
        }
        catch (System.Text.EncoderFallbackException)
        {
            throw new NotAnAnswerException("A string with half a surrogate pair is no answer.");
        }
    }

    public void Array<T>(string dtype, ReadOnlySpan<int> shape, ReadOnlySpan<T> items)
        where T : unmanaged
    {
        Tag('a');
        Room(1)[0] = (byte)dtype.Length;
        foreach (var letter in dtype)
        {
            Tag(letter);
        }

        Room(1)[0] = (byte)shape.Length;
        foreach (var length in shape)
        {
            BinaryPrimitives.WriteInt64LittleEndian(Room(sizeof(long)), length);
        }

        var bytes = MemoryMarshal.AsBytes(items);
        BinaryPrimitives.WriteInt32LittleEndian(Room(sizeof(int)), bytes.Length);
        bytes.CopyTo(Room(bytes.Length));
    }

    /// <summary>Room for a number that is known later.</summary>
    public int Reserve(char tag)
    {
        Count(tag, 0);
        return _used - sizeof(int);
    }

    public void Fill(int place, int count) => BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(place), count);

    private void Eight(char tag, long value)
    {
        var room = Room(1 + sizeof(long));
        room[0] = (byte)tag;
        BinaryPrimitives.WriteInt64LittleEndian(room[1..], value);
    }

    private Span<byte> Room(int size)
    {
        if (_bytes.Length - _used < size)
        {
            System.Array.Resize(ref _bytes, checked((int)Math.Min((long)System.Array.MaxLength, ((long)_used + size) * 2)));
        }

        _used += size;
        return _bytes.AsSpan(_used - size, size);
    }
}
