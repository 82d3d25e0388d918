using System.Collections.Frozen;

namespace Bench.Harvester.Filter.Texts;

/// <summary>Finds terms in words: whole words only, the longest phrase at each place, a <c>*</c> in a phrase standing for one or two words.</summary>
internal static class Lexicon
{
    private static readonly FrozenDictionary<string, Phrase[]> Phrases = LexiconTerms.All
        .SelectMany(group => group.Patterns.SelectMany(pattern => PhrasesOf(group.Kind, group.Weight, pattern)))
        .GroupBy(phrase => phrase.Words[0], StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(phrase => phrase.Words.Length).ToArray(), StringComparer.Ordinal);

    /// <summary>The terms in order of their place; they do not overlap.</summary>
    public static List<TermMatch> Find(List<Word> words)
    {
        var found = new List<TermMatch>();
        var at = 0;
        while (at < words.Count)
        {
            var match = words[at].InCode ? null : At(words, at);
            if (match is { } hit)
            {
                found.Add(hit);
            }

            at = match?.End ?? at + 1;
        }

        return found;
    }

    private static TermMatch? At(List<Word> words, int start)
    {
        if (!Phrases.TryGetValue(words[start].Text, out var phrases))
        {
            return null;
        }

        foreach (var phrase in phrases)
        {
            var end = EndOf(words, start, phrase.Words, 1);
            if (end > 0)
            {
                return new TermMatch(phrase.Term, start, end - start);
            }
        }

        return null;
    }

    /// <summary>Index after the phrase when the words there are its words; else 0.</summary>
    private static int EndOf(List<Word> words, int start, string[] phrase, int next)
    {
        var at = start + next;
        for (; next < phrase.Length; next++, at++)
        {
            if (at >= words.Count || words[at].Sentence != words[start].Sentence || words[at].InCode)
            {
                return 0;
            }

            if (phrase[next] == "*")
            {
                at += at + 1 < words.Count && words[at + 1].Text != phrase[next + 1] ? 1 : 0;
            }
            else if (words[at].Text != phrase[next])
            {
                return 0;
            }
        }

        return at;
    }

    private static IEnumerable<Phrase> PhrasesOf(TermKind kind, double weight, string pattern)
    {
        var spellings = Spellings.Of(pattern).Select(spelling => spelling.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        var term = new Term(string.Join(' ', spellings[0]), kind, weight);
        return spellings.Select(words => new Phrase(words, term));
    }

    private sealed record Phrase(string[] Words, Term Term);
}
