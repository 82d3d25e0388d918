using System.Globalization;
using System.Text;
using Bench.Contracts.Tasks;

namespace Bench.Evaluation.Answers;

/// <summary>
/// Compares canonical bytes outside any sandbox, with our own code only: nothing that a submission defines has a say in what is equal.
/// </summary>
public sealed class AnswerComparer
{
    private const int LongestKey = 40;

    private readonly FloatRule _rule;
    private readonly ArrayComparison _arrays;

    private AnswerComparer(AnswerComparison comparison)
    {
        _rule = new FloatRule(comparison);
        _arrays = new ArrayComparison(_rule);
    }

    /// <summary>
    /// Exact comparison asks for equal bytes. With a tolerance floating-point numbers may lie apart; structure, types and everything else
    /// must be equal all the same.
    /// </summary>
    /// <param name="expected">Base's answer.</param>
    /// <param name="actual">An answer to the same seed; may be any bytes.</param>
    /// <param name="comparison">The task's tolerance.</param>
    public static AnswerAgreement Compare(ReadOnlyMemory<byte> expected, ReadOnlyMemory<byte> actual, AnswerComparison comparison)
    {
        if (expected.Span.SequenceEqual(actual.Span))
        {
            return new AnswerAgreement.Same();
        }

        if (!IsCanonical(expected.Span))
        {
            // A program that speaks the frames itself may answer in any bytes.
            return Differ($"base has {expected.Length} bytes, this {actual.Length}; they differ from byte {expected.Span.CommonPrefixLength(actual.Span)} on");
        }

        var left = new AnswerReader(expected.Span);
        var right = new AnswerReader(actual.Span);
        var difference = new AnswerComparer(comparison).Value(ref left, ref right, depth: 0);
        if (difference is null && !right.AtEnd)
        {
            difference = Differ($"there are bytes after the answer");
        }

        return difference switch
        {
            null when comparison.IsExact => Differ($"the bytes differ in a way that no number shows"),
            null => new AnswerAgreement.Same(),
            _ => difference,
        };
    }

    private static bool IsCanonical(ReadOnlySpan<byte> bytes)
    {
        var reader = new AnswerReader(bytes);
        return reader.TrySkip(depth: 0) && reader.AtEnd;
    }

    private static AnswerAgreement.Different Differ(FormattableString what) => new("", what.ToString(CultureInfo.InvariantCulture));

    private AnswerAgreement.Different? Value(ref AnswerReader expected, ref AnswerReader actual, int depth)
    {
        if (depth > AnswerReader.MaxDepth)
        {
            return Differ($"nested deeper than {AnswerReader.MaxDepth}");
        }

        if (!expected.TryRead(out var left) || !actual.TryRead(out var right))
        {
            return Differ($"the bytes are no canonical answer");
        }

        return left.Kind != right.Kind
            ? Differ($"base has {Name(left.Kind)}, this {Name(right.Kind)}")
            : SameKind(left, right, ref expected, ref actual, depth);
    }

    private AnswerAgreement.Different? SameKind(AnswerToken left, AnswerToken right, ref AnswerReader expected, ref AnswerReader actual, int depth) => left.Kind switch
    {
        AnswerKind.Integer when left.Bits != right.Bits => Differ($"base has {left.Bits}, this {right.Bits}"),
        AnswerKind.Float when !_rule.Agree(left.Float, right.Float) => Differ($"base has {left.Float:R}, this {right.Float:R}"),
        AnswerKind.LargeInteger or AnswerKind.Text or AnswerKind.Bytes => Payload(left, right),
        AnswerKind.Array when !left.ArrayHead.SequenceEqual(right.ArrayHead) => Differ($"base has an array of another type or shape"),
        AnswerKind.Array => _arrays.Compare(left, right),
        AnswerKind.List or AnswerKind.Map when left.Count != right.Count => Differ($"base has {left.Count} items, this {right.Count}"),
        AnswerKind.List => List(left.Count, ref expected, ref actual, depth),
        AnswerKind.Map => Map(left.Count, ref expected, ref actual, depth),
        _ => null,
    };

    private static AnswerAgreement.Different? Payload(AnswerToken left, AnswerToken right)
    {
        if (left.Payload.SequenceEqual(right.Payload))
        {
            return null;
        }

        return left.Payload.Length == right.Payload.Length
            ? Differ($"{Name(left.Kind)} differs from byte {left.Payload.CommonPrefixLength(right.Payload)} on")
            : Differ($"base has {Name(left.Kind)} of {left.Payload.Length} bytes, this of {right.Payload.Length}");
    }

    private AnswerAgreement.Different? List(int count, ref AnswerReader expected, ref AnswerReader actual, int depth)
    {
        for (var index = 0; index < count; index++)
        {
            if (Value(ref expected, ref actual, depth + 1) is { } difference)
            {
                return difference with { Path = $"[{index}]{difference.Path}" };
            }
        }

        return null;
    }

    /// <summary>Maps keep their order, so the pairs are compared one after the other.</summary>
    private AnswerAgreement.Different? Map(int count, ref AnswerReader expected, ref AnswerReader actual, int depth)
    {
        for (var index = 0; index < count; index++)
        {
            var key = KeyName(expected, index);
            if (Value(ref expected, ref actual, depth + 1) is { } otherKey)
            {
                return Differ($"key {index} is another one, or stands elsewhere: {otherKey.What}");
            }

            if (Value(ref expected, ref actual, depth + 1) is { } difference)
            {
                return difference with { Path = key + difference.Path };
            }
        }

        return null;
    }

    /// <summary>Base's key when it is a plain word, else its place. The reader is a copy: reading ahead moves nothing.</summary>
    private static string KeyName(AnswerReader expected, int index) =>
        expected.TryRead(out var key) && key.Kind == AnswerKind.Text && key.Payload.Length is > 0 and <= LongestKey && IsWord(key.Payload)
            ? "." + Encoding.ASCII.GetString(key.Payload)
            : $".{{key {index}}}";

    private static bool IsWord(ReadOnlySpan<byte> text)
    {
        foreach (var letter in text)
        {
            if (!char.IsAsciiLetterOrDigit((char)letter) && letter != '_' && letter != '-')
            {
                return false;
            }
        }

        return true;
    }

    private static string Name(AnswerKind kind) => kind switch
    {
        AnswerKind.Null => "nothing",
        AnswerKind.False => "false",
        AnswerKind.True => "true",
        AnswerKind.Integer => "an integer",
        AnswerKind.LargeInteger => "a large integer",
        AnswerKind.Float => "a float",
        AnswerKind.Text => "a text",
        AnswerKind.Bytes => "bytes",
        AnswerKind.List => "a list",
        AnswerKind.Map => "a map",
        _ => "an array",
    };
}
