namespace Bench.Contracts.Documents;

/// <summary>One line of a stream.</summary>
/// <param name="Number">Number of the line, from 1.</param>
/// <param name="Utf8">Its bytes without the line end; valid until the next line is asked for.</param>
/// <param name="IsTooLong">True when the line is over the limit; its bytes are then left out.</param>
/// <param name="Offset">Byte of the stream that the line begins at; of no use when it is too long.</param>
internal readonly record struct RawLine(long Number, ReadOnlyMemory<byte> Utf8, bool IsTooLong, long Offset)
{
    /// <summary>The bytes without a byte order mark on the first line, and without white space around them.</summary>
    public ReadOnlySpan<byte> Text => (Number == 1 ? DocumentParser.WithoutMark(Utf8.Span) : Utf8.Span).Trim(" \t\r"u8);
}
