using System.Buffers;

namespace Bench.Harvester.Filter.Edits;

/// <summary>
/// Cuts C and C++ into tokens: names and numbers, literals, operators. Comments, white space and continued lines are dropped; the end of a directive is a token of its
/// own, for there a line end means something.
/// </summary>
internal sealed class NativeTokens
{
    private static readonly string[] Operators =
    [
        "<<=", ">>=", "<=>", "->*", "...", "##", "::", "->", "++", "--", "<<", ">>", "<=", ">=", "==", "!=", "&&", "||", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", ".*",
    ];

    private static readonly SearchValues<char> Space = SearchValues.Create(" \t\r\f\v");

    private readonly string _text;
    private readonly List<string> _tokens = [];
    private int _at;
    private bool _directive;

    private NativeTokens(string text) => _text = text;

    /// <summary>The tokens of a source in order.</summary>
    public static List<string> Read(string text)
    {
        var reader = new NativeTokens(text.Replace("\\\r\n", " ", StringComparison.Ordinal).Replace("\\\n", " ", StringComparison.Ordinal));
        while (reader._at < reader._text.Length)
        {
            reader.Step();
        }

        return reader._tokens;
    }

    /// <summary>True for a name: a letter or underscore first.</summary>
    public static bool IsName(string token) => char.IsLetter(token[0]) || token[0] == '_';

    private void Step()
    {
        var c = _text[_at];
        if (c == '\n')
        {
            EndLine();
        }
        else if (Space.Contains(c))
        {
            _at++;
        }
        else if (Follows("//"))
        {
            _at = EndOr(_text.IndexOf('\n', _at));
        }
        else if (Follows("/*"))
        {
            var end = _text.IndexOf("*/", _at + 2, StringComparison.Ordinal);
            _at = end < 0 ? _text.Length : end + 2;
        }
        else
        {
            Take(c);
        }
    }

    private void EndLine()
    {
        if (_directive)
        {
            _tokens.Add("\n");
            _directive = false;
        }

        _at++;
    }

    private void Take(char c)
    {
        var start = _at;
        if (char.IsLetterOrDigit(c) || c == '_')
        {
            TakeWord();
        }
        else if (c is '"' or '\'')
        {
            TakeLiteral(c);
        }
        else
        {
            _directive |= c == '#';
            _at += Array.Find(Operators, Follows)?.Length ?? 1;
        }

        _tokens.Add(_text[start.._at]);
    }

    /// <summary>A name or number; a prefix before a quote belongs to the literal, and <c>R"</c> starts a raw one.</summary>
    private void TakeWord()
    {
        var start = _at;
        var number = char.IsDigit(_text[_at]);
        while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] == '_' || (number && IsInNumber())))
        {
            _at++;
        }

        if (!number && _at < _text.Length && _text[_at] is '"' or '\'' && _text[start.._at] is "L" or "u" or "U" or "u8" or "R" or "LR" or "uR" or "UR" or "u8R")
        {
            if (_text[_at - 1] == 'R')
            {
                TakeRaw();
            }
            else
            {
                TakeLiteral(_text[_at]);
            }
        }
    }

    private bool IsInNumber() =>
        _text[_at] is '.' or '\'' || (_text[_at] is '+' or '-' && _text[_at - 1] is 'e' or 'E' or 'p' or 'P' && !_text.AsSpan(0, _at).EndsWith("0xe", StringComparison.OrdinalIgnoreCase));

    private void TakeLiteral(char quote)
    {
        for (_at++; _at < _text.Length && _text[_at] != quote && _text[_at] != '\n'; _at++)
        {
            _at += _text[_at] == '\\' ? 1 : 0;
        }

        _at = Math.Min(_at + 1, _text.Length);
    }

    private void TakeRaw()
    {
        var open = _text.IndexOf('(', _at);
        var end = open < 0 ? -1 : _text.IndexOf(")" + _text[(_at + 1)..open] + "\"", open, StringComparison.Ordinal);
        _at = end < 0 ? _text.Length : end + (open - _at) + 1;
    }

    private bool Follows(string text) => string.CompareOrdinal(_text, _at, text, 0, text.Length) == 0;

    private int EndOr(int found) => found < 0 ? _text.Length : found;
}
