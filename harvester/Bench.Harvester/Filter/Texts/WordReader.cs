namespace Bench.Harvester.Filter.Texts;

/// <summary>
/// Cuts a text into words. An underscore or a dot inside joins letters to one word, so that names of functions and modules
/// (<c>performance_report</c>, <c>dask.optimize</c>) are no words of English; a hyphen parts them (<c>speed-up</c>).
/// </summary>
internal static class WordReader
{
    /// <summary>The words in order.</summary>
    public static List<Word> Read(string text)
    {
        var words = new List<Word>(text.Length / 6);
        var sentence = 0;
        var code = false;
        var at = 0;
        while (at < text.Length)
        {
            var c = text[at];
            if (IsLetter(c))
            {
                var end = EndOfWord(text, at);
                if (IsAddress(text, at, end))
                {
                    at = EndOfAddress(text, end);
                    continue;
                }

                words.Add(new Word(text[at..end].ToLowerInvariant(), sentence, code));
                at = end;
                continue;
            }

            code = c == '`' ? !code : code && c != '\n';
            sentence += EndsSentence(text, at) ? 1 : 0;
            at++;
        }

        return words;
    }

    private static int EndOfWord(string text, int start)
    {
        var end = start + 1;
        while (end < text.Length && (IsLetter(text[end]) || (IsJoiner(text[end]) && end + 1 < text.Length && IsLetter(text[end + 1]))))
        {
            end++;
        }

        return end;
    }

    private static bool IsLetter(char c) => char.IsLetterOrDigit(c) || c == '_';

    private static bool IsJoiner(char c) => c is '.' or '\'' or '’';

    private static bool IsAddress(string text, int start, int end) =>
        text.AsSpan(start, end - start).StartsWith("http", StringComparison.OrdinalIgnoreCase) && end < text.Length && text[end] == ':';

    private static int EndOfAddress(string text, int start)
    {
        var end = start;
        while (end < text.Length && !char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        return end;
    }

    private static bool EndsSentence(string text, int at) => text[at] switch
    {
        '.' or '!' or '?' or ';' => at + 1 == text.Length || char.IsWhiteSpace(text[at + 1]),
        '\n' => at + 1 < text.Length && (text[at + 1] is '\n' or '*' or '-' or '+'),
        _ => false,
    };
}
