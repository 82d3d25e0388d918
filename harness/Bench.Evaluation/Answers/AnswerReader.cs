using System.Buffers.Binary;
using System.Globalization;

namespace Bench.Evaluation.Answers;

/// <summary>
/// Reads canonical bytes (docs/protocol.md) that may be hostile: it allocates nothing by what they announce, refuses what does not fit
/// into the bytes that are there, and never throws.
/// </summary>
internal ref struct AnswerReader(ReadOnlySpan<byte> bytes)
{
    /// <summary>Lists and maps inside each other.</summary>
    public const int MaxDepth = 64;

    private const int MaxDimensions = 32;

    private ReadOnlySpan<byte> _rest = bytes;

    public readonly bool AtEnd => _rest.IsEmpty;

    /// <summary>Reads a value, or the head of a list or map.</summary>
    /// <returns>False when the bytes are no canonical answer.</returns>
    public bool TryRead(out AnswerToken token)
    {
        token = new AnswerToken { Kind = AnswerKind.Null };
        if (_rest.IsEmpty)
        {
            return false;
        }

        var tag = (char)_rest[0];
        _rest = _rest[1..];
        switch (tag)
        {
            case 'n': return true;
            case '0': token = new AnswerToken { Kind = AnswerKind.False }; return true;
            case '1': token = new AnswerToken { Kind = AnswerKind.True }; return true;
            case 'i': return TryReadEight(AnswerKind.Integer, out token);
            case 'f': return TryReadEight(AnswerKind.Float, out token);
            case 'I': return TryReadPayload(AnswerKind.LargeInteger, out token);
            case 's': return TryReadPayload(AnswerKind.Text, out token);
            case 'b': return TryReadPayload(AnswerKind.Bytes, out token);
            case 'l': return TryReadCount(AnswerKind.List, bytesPerItem: 1, out token);
            case 'm': return TryReadCount(AnswerKind.Map, bytesPerItem: 2, out token);
            case 'a': return TryReadArray(out token);
            default: return false;
        }
    }

    /// <summary>Reads past a value and all that is in it.</summary>
    public bool TrySkip(int depth)
    {
        if (depth > MaxDepth || !TryRead(out var token))
        {
            return false;
        }

        var inside = token.Kind == AnswerKind.Map ? 2L * token.Count : token.Count;
        for (var item = 0L; item < inside; item++)
        {
            if (!TrySkip(depth + 1))
            {
                return false;
            }
        }

        return true;
    }

    private bool TryReadEight(AnswerKind kind, out AnswerToken token)
    {
        var fits = _rest.Length >= sizeof(long);
        token = new AnswerToken { Kind = kind, Bits = fits ? BinaryPrimitives.ReadInt64LittleEndian(_rest) : 0 };
        _rest = fits ? _rest[sizeof(long)..] : default;
        return fits;
    }

    private bool TryReadPayload(AnswerKind kind, out AnswerToken token)
    {
        var fits = TryTake(out var payload);
        token = new AnswerToken { Kind = kind, Payload = payload };
        return fits;
    }

    private bool TryReadCount(AnswerKind kind, int bytesPerItem, out AnswerToken token)
    {
        token = new AnswerToken { Kind = kind };
        if (!TryReadLength(out var count) || count > _rest.Length / bytesPerItem)
        {
            return false;
        }

        token = new AnswerToken { Kind = kind, Count = (int)count };
        return true;
    }

    private bool TryReadArray(out AnswerToken token)
    {
        token = new AnswerToken { Kind = AnswerKind.Array };
        var start = _rest;
        var typeLength = _rest.IsEmpty ? byte.MaxValue : _rest[0];
        if (_rest.Length < typeLength + 2 || _rest[1 + typeLength] > MaxDimensions)
        {
            return false;
        }

        var headLength = 1 + typeLength + 1 + (_rest[1 + typeLength] * sizeof(long));
        if (_rest.Length < headLength)
        {
            return false;
        }

        _rest = _rest[headLength..];
        var fits = TryTake(out var payload);
        token = new AnswerToken { Kind = AnswerKind.Array, ArrayHead = start[..headLength], Payload = payload };
        return fits && ShapeFits(token, start[(2 + typeLength)..headLength]);
    }

    /// <summary>For numbers, whose size is known, the shape must say as many as there are.</summary>
    private static bool ShapeFits(AnswerToken token, ReadOnlySpan<byte> shape)
    {
        var type = token.ItemType;
        if (type.Length < 3 || !"biufc"u8.Contains(type[1]) || !int.TryParse(type[2..], NumberStyles.None, CultureInfo.InvariantCulture, out var itemSize))
        {
            return true;
        }

        var expected = (UInt128)itemSize;
        for (; !shape.IsEmpty; shape = shape[sizeof(long)..])
        {
            var length = BinaryPrimitives.ReadUInt64LittleEndian(shape);
            if (length > int.MaxValue)
            {
                return false;
            }

            expected = UInt128.Min(expected * length, ulong.MaxValue);
        }

        return expected == (UInt128)token.Payload.Length;
    }

    private bool TryTake(out ReadOnlySpan<byte> payload)
    {
        payload = default;
        if (!TryReadLength(out var length) || length > _rest.Length)
        {
            return false;
        }

        payload = _rest[..(int)length];
        _rest = _rest[(int)length..];
        return true;
    }

    private bool TryReadLength(out uint length)
    {
        var fits = _rest.Length >= sizeof(uint);
        length = fits ? BinaryPrimitives.ReadUInt32LittleEndian(_rest) : 0;
        _rest = fits ? _rest[sizeof(uint)..] : default;
        return fits;
    }
}
