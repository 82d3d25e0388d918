using System.Buffers.Binary;
using System.Globalization;

namespace Bench.Evaluation.Answers;

/// <summary>Compares the items of two arrays of the same type and shape.</summary>
/// <param name="rule">When floating-point items agree.</param>
internal sealed class ArrayComparison(FloatRule rule)
{
    private delegate double ItemReader(ReadOnlySpan<byte> item);

    /// <summary>Null when they agree.</summary>
    public AnswerAgreement.Different? Compare(AnswerToken expected, AnswerToken actual)
    {
        if (expected.Payload.SequenceEqual(actual.Payload))
        {
            return null;
        }

        return FloatReader(expected.ItemType, out var size) is { } reader
            ? CompareFloats(expected.Payload, actual.Payload, size, reader)
            : new AnswerAgreement.Different("", "the items of an array differ");
    }

    /// <summary>Little-endian floats and complex numbers, which are pairs of them; null for other types, which are compared as bytes.</summary>
    private static ItemReader? FloatReader(ReadOnlySpan<byte> type, out int size)
    {
        if (type.SequenceEqual("<f8"u8) || type.SequenceEqual("<c16"u8))
        {
            size = sizeof(double);
            return BinaryPrimitives.ReadDoubleLittleEndian;
        }

        if (type.SequenceEqual("<f4"u8) || type.SequenceEqual("<c8"u8))
        {
            size = sizeof(float);
            return static item => BinaryPrimitives.ReadSingleLittleEndian(item);
        }

        size = 2;
        return type.SequenceEqual("<f2"u8) ? static item => (double)BinaryPrimitives.ReadHalfLittleEndian(item) : null;
    }

    private AnswerAgreement.Different? CompareFloats(ReadOnlySpan<byte> expected, ReadOnlySpan<byte> actual, int size, ItemReader read)
    {
        var count = expected.Length / size;
        var (differing, first) = (0, -1);
        for (var index = 0; index < count; index++)
        {
            if (!rule.Agree(read(expected.Slice(index * size, size)), read(actual.Slice(index * size, size))))
            {
                differing++;
                first = first < 0 ? index : first;
            }
        }

        if (differing == 0)
        {
            return null;
        }

        var (here, there) = (read(expected.Slice(first * size, size)), read(actual.Slice(first * size, size)));
        return new AnswerAgreement.Different(
            string.Create(CultureInfo.InvariantCulture, $"[{first}]"),
            string.Create(CultureInfo.InvariantCulture, $"base has {here:R}, this {there:R}; {differing} of {count} items differ"));
    }
}
