namespace Bench.Evaluation.Answers;

/// <summary>One value of an answer; the values inside a list or a map follow it.</summary>
internal readonly ref struct AnswerToken
{
    public required AnswerKind Kind { get; init; }

    /// <summary>An integer, or the bits of a float.</summary>
    public long Bits { get; init; }

    /// <summary>Items of a list, or pairs of a map.</summary>
    public int Count { get; init; }

    /// <summary>Bytes of a text, of bytes, of a large integer or of an array's items.</summary>
    public ReadOnlySpan<byte> Payload { get; init; }

    /// <summary>Type of an array's items, as numpy writes it, and then its shape; equal bytes mean equal types and shapes.</summary>
    public ReadOnlySpan<byte> ArrayHead { get; init; }

    /// <summary>Type of an array's items alone.</summary>
    public ReadOnlySpan<byte> ItemType => ArrayHead[1..(1 + ArrayHead[0])];

    public double Float => BitConverter.Int64BitsToDouble(Bits);
}
