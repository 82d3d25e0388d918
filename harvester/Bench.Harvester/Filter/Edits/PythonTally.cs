using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace Bench.Harvester.Filter.Edits;

/// <summary>
/// Counts in a Python source what comments, docstrings, formatting and names of locals have no part in: how many names there are, which attributes, keywords and
/// operators. Two sources with different sums differ in meaning, and need not be parsed; equal sums say nothing. Brackets of grouping, commas, numbers, strings,
/// imports and what a formatter may write otherwise (<c>else: if</c>) are left out.
/// </summary>
internal ref struct PythonTally
{
    private const ulong Name = 0x9E3779B97F4A7C15;
    private const string Operators = "+-*/%@&|^~<>=![]{}.";

    private static readonly SearchValues<byte> Letters = SearchValues.Create("_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"u8);

    private static readonly FrozenSet<string> Prefixes = Set("r u b f t br rb fr rf tr rt ur");

    private static readonly FrozenSet<string> Uncounted = Set("pass else None True False");

    private static readonly FrozenSet<string> Keywords = Set(
        "and as assert break class continue def del except finally for global if in is lambda nonlocal not or raise return try while with yield");

    private readonly ReadOnlySpan<byte> _source;
    private int _at;
    private int _depth;
    private bool _atStart;
    private ulong _sum;

    private PythonTally(ReadOnlySpan<byte> source)
    {
        _source = source;
        _atStart = true;
    }

    /// <summary>The sum of a source. It is only good for being compared.</summary>
    public static ulong Of(ReadOnlySpan<byte> source)
    {
        var tally = new PythonTally(source);
        while (tally._at < source.Length)
        {
            tally.ReadNext();
        }

        return tally._sum;
    }

    private void ReadNext()
    {
        var c = _source[_at];
        if (char.IsAsciiDigit((char)c) || (c == '.' && char.IsAsciiDigit((char)Peek(1))))
        {
            SkipNumber();
        }
        else if (Letters.Contains(c) || c >= 0x80)
        {
            ReadWord(isAttribute: false);
        }
        else if (c is (byte)'"' or (byte)'\'')
        {
            SkipString();
        }
        else if (c == '#')
        {
            _at += Length(_source[_at..].IndexOf((byte)'\n'));
        }
        else
        {
            ReadSign(c);
        }
    }

    private void ReadSign(byte c)
    {
        _at++;
        switch (c)
        {
            case (byte)'\\':
                // A line that goes on, with either kind of line end.
                _at += Peek(0) == '\r' ? 2 : 1;
                return;
            case (byte)'\n':
                _atStart |= _depth == 0;
                return;
            case (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\f' or (byte)',':
                return;
            case (byte)';' or (byte)':':
                _atStart = _depth == 0;
                return;
            case (byte)'.' when Peek(0) == '.' && Peek(1) == '.':
                _at += 2;
                return;
        }

        _depth = c is (byte)'(' or (byte)'[' or (byte)'{' ? _depth + 1 : c is (byte)')' or (byte)']' or (byte)'}' ? Math.Max(0, _depth - 1) : _depth;
        _atStart = false;
        _sum += Operators.Contains((char)c) ? Name * (c + 2UL) : 0;
        if (c == '.')
        {
            _at += Length(_source[_at..].IndexOfAnyExcept((byte)' ', (byte)'\t'));
            if (_at < _source.Length && (Letters.Contains(_source[_at]) || _source[_at] >= 0x80))
            {
                ReadWord(isAttribute: true);
            }
        }
    }

    private void ReadWord(bool isAttribute)
    {
        var start = _at;
        while (_at < _source.Length && (Letters.Contains(_source[_at]) || _source[_at] >= 0x80))
        {
            _at++;
        }

        var word = _source[start.._at];
        if (isAttribute || word.Length > 8)
        {
            _sum += isAttribute ? Hash(word) : Name;
            _atStart = false;
            return;
        }

        var text = Encoding.UTF8.GetString(word);
        if (Peek(0) is (byte)'"' or (byte)'\'' && Prefixes.Contains(text.ToLowerInvariant()))
        {
            return; // Of the string that follows.
        }

        if (_atStart && text is "import" or "from")
        {
            SkipStatement();
            return;
        }

        _atStart = false;
        _sum += Uncounted.Contains(text) ? 0 : text == "elif" ? Hash("if"u8) : Keywords.Contains(text) ? Hash(word) : Name;
    }

    /// <summary>Goes on to the end of a statement.</summary>
    private void SkipStatement()
    {
        var (sum, depth) = (_sum, _depth);
        _atStart = false;
        while (_at < _source.Length && !_atStart)
        {
            ReadNext();
        }

        (_sum, _depth) = (sum, depth);
    }

    private void SkipNumber()
    {
        _atStart = false;
        if (_source[_at] == '0' && (Peek(1) | 0x20) is 'x' or 'o' or 'b')
        {
            _at += 2;
            SkipWhile(static c => char.IsAsciiHexDigit((char)c) || c == '_');
            return;
        }

        SkipDigits();
        if (Peek(0) == '.')
        {
            _at++;
            SkipDigits();
        }

        if ((Peek(0) | 0x20) == 'e' && (char.IsAsciiDigit((char)Peek(1)) || (Peek(1) is (byte)'+' or (byte)'-' && char.IsAsciiDigit((char)Peek(2)))))
        {
            _at += 2;
            SkipDigits();
        }

        _at += (Peek(0) | 0x20) is 'j' or 'l' ? 1 : 0;
    }

    private void SkipDigits() => SkipWhile(static c => char.IsAsciiDigit((char)c) || c == '_');

    private void SkipWhile(Predicate<byte> holds)
    {
        while (_at < _source.Length && holds(_source[_at]))
        {
            _at++;
        }
    }

    private void SkipString()
    {
        _atStart = false;
        var quote = _source[_at];
        var isLong = Peek(1) == quote && Peek(2) == quote;
        _at += isLong ? 3 : 1;
        while (_at < _source.Length)
        {
            _at += Length(isLong ? _source[_at..].IndexOfAny(quote, (byte)'\\') : _source[_at..].IndexOfAny(quote, (byte)'\\', (byte)'\n'));
            var c = Peek(0);
            if (c == '\n')
            {
                return; // It was never closed.
            }

            if (c == quote && (!isLong || (Peek(1) == quote && Peek(2) == quote)))
            {
                _at += isLong ? 3 : 1;
                return;
            }

            _at += c == '\\' ? 2 : 1;
        }
    }

    private readonly byte Peek(int distance) => _at + distance < _source.Length ? _source[_at + distance] : (byte)0;

    /// <summary>A distance that was searched for; to the end where nothing was found.</summary>
    private readonly int Length(int found) => found < 0 ? _source.Length - _at : found;

    private static ulong Hash(ReadOnlySpan<byte> word)
    {
        var hash = 14695981039346656037;
        foreach (var c in word)
        {
            hash = (hash ^ c) * 1099511628211;
        }

        return hash;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
