namespace Bench.Evaluation.Patches;

/// <summary>Names in double quotes, as git writes those with special bytes: C escapes and three octal digits.</summary>
public static class QuotedName
{
    private const string Letters = "abtnvfr\"\\";
    private static ReadOnlySpan<byte> Values => "\a\b\t\n\v\f\r\"\\"u8;

    /// <summary>Reads a quoted name at the start of the text. Returns null when it is not well formed.</summary>
    /// <param name="text">Text that begins with a double quote.</param>
    /// <param name="consumed">Bytes up to and with the closing quote.</param>
    public static byte[]? Read(ReadOnlySpan<byte> text, out int consumed)
    {
        consumed = 0;
        if (text.IsEmpty || text[0] != '"')
        {
            return null;
        }

        var name = new List<byte>();
        for (var at = 1; at < text.Length; at++)
        {
            if (text[at] == '"')
            {
                consumed = at + 1;
                return [.. name];
            }

            if (text[at] != '\\')
            {
                name.Add(text[at]);
                continue;
            }

            if (!Escape(text[(at + 1)..], out var value, out var length))
            {
                return null;
            }

            name.Add(value);
            at += length;
        }

        return null;
    }

    /// <summary>The name as git writes it by default: in quotes only when it must be.</summary>
    public static byte[] Write(ReadOnlySpan<byte> name)
    {
        if (name.IndexOfAnyExceptInRange((byte)0x20, (byte)0x7e) < 0 && name.IndexOfAny((byte)'"', (byte)'\\') < 0)
        {
            return name.ToArray();
        }

        var written = new List<byte> { (byte)'"' };
        foreach (var value in name)
        {
            Add(written, value);
        }

        written.Add((byte)'"');
        return [.. written];
    }

    private static void Add(List<byte> written, byte value)
    {
        var letter = Values.IndexOf(value);
        if (letter >= 0)
        {
            written.AddRange([(byte)'\\', (byte)Letters[letter]]);
        }
        else if (value is < 0x20 or > 0x7e)
        {
            written.AddRange([(byte)'\\', (byte)('0' + (value >> 6)), (byte)('0' + ((value >> 3) & 7)), (byte)('0' + (value & 7))]);
        }
        else
        {
            written.Add(value);
        }
    }

    private static bool Escape(ReadOnlySpan<byte> text, out byte value, out int length)
    {
        value = 0;
        length = 1;
        if (text.IsEmpty)
        {
            return false;
        }

        var letter = Letters.IndexOf((char)text[0], StringComparison.Ordinal);
        if (letter >= 0)
        {
            value = Values[letter];
            return true;
        }

        length = 3;
        if (text.Length < 3 || text[0] is < (byte)'0' or > (byte)'3' || text[1] is < (byte)'0' or > (byte)'7' || text[2] is < (byte)'0' or > (byte)'7')
        {
            return false;
        }

        value = (byte)(((text[0] - '0') << 6) | ((text[1] - '0') << 3) | (text[2] - '0'));
        return true;
    }
}
