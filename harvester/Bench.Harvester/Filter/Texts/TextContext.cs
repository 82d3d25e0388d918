namespace Bench.Harvester.Filter.Texts;

/// <summary>A text with what is needed to tell what a word in it means.</summary>
/// <param name="Words">Its words.</param>
/// <param name="ModuleWords">Words of the paths of changed source files: a term among them may be the name of a module.</param>
internal sealed record TextContext(List<Word> Words, IReadOnlySet<string> ModuleWords)
{
    /// <summary>True when one of the words stands in the same sentence, at most so many words before the match.</summary>
    public bool HasBefore(TermMatch match, int distance, IReadOnlySet<string> words)
    {
        for (var at = match.Start - 1; at >= 0 && at >= match.Start - distance; at--)
        {
            if (Words[at].Sentence == Words[match.Start].Sentence && words.Contains(Words[at].Text))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when one of the words stands in the same sentence, at most so many words after the match.</summary>
    public bool HasAfter(TermMatch match, int distance, IReadOnlySet<string> words)
    {
        for (var at = match.End; at < Words.Count && at < match.End + distance; at++)
        {
            if (Words[at].Sentence == Words[match.Start].Sentence && (words.Contains(Words[at].Text) || Words[at].Text.StartsWith("test_", StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when one of the words stands in the sentence of the match, outside of it.</summary>
    public bool HasInSentence(TermMatch match, IReadOnlySet<string> words)
    {
        var sentence = Words[match.Start].Sentence;
        for (var at = match.Start - 1; at >= 0 && Words[at].Sentence == sentence; at--)
        {
            if (words.Contains(Words[at].Text))
            {
                return true;
            }
        }

        for (var at = match.End; at < Words.Count && Words[at].Sentence == sentence; at++)
        {
            if (words.Contains(Words[at].Text))
            {
                return true;
            }
        }

        return false;
    }
}
