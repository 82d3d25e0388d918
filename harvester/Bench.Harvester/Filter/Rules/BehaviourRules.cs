using System.Buffers;
using System.Text;
using Bench.Harvester.Filter.Paths;
using Bench.Harvester.Filter.Texts;

namespace Bench.Harvester.Filter.Rules;

/// <summary>
/// Callers are meant to see another result. Two things show it beyond doubt: an exact expectation of a test became a near one, or the author says so.
/// An edited expectation alone only lowers the rank: it may have been wrong.
/// </summary>
internal static class BehaviourRules
{
    private static readonly string[][] Statements = Phrases(
        "not exact any more", "not exact anymore", "no longer exact", "results may differ", "result may differ", "results can differ", "results will differ", "last digits change", "last digits of the results change",
        "differ in the last digits", "rounds differently", "changes the results", "changes the last digits", "lose digits", "slightly different results", "results are slightly different");

    /// <summary>Parts of which every statement holds one: a text without them is not cut into words.</summary>
    private static readonly SearchValues<string> Hints = SearchValues.Create(["exact", "differ", "digits", "changes"], StringComparison.OrdinalIgnoreCase);

    private static readonly string[] Denials = ["no", "not", "never", "without", "don't", "doesn't", "isn't", "if", "whether", "nothing", "previously", "before", "bug", "fix", "fixes", "fixed", "was", "were", "could", "cannot"];

    /// <summary>The reason as a sentence; null when nothing shows it.</summary>
    public static string? Find(FilterInput input) =>
        input.Tests.Weakened is { } line ? $"An exact expectation of a test became a near one: {Shown(line)}"
        : Statement(input) is { } said ? $"Its author says that results change: “{said}”."
        : null;

    private static string? Statement(FilterInput input)
    {
        var text = TextOf(input);
        if (!text.AsSpan().ContainsAny(Hints))
        {
            return null;
        }

        var words = WordReader.Read(text);
        for (var at = 0; at < words.Count; at++)
        {
            foreach (var phrase in Statements)
            {
                if (StandsAt(words, at, phrase) && !IsDenied(words, at))
                {
                    return string.Join(' ', phrase);
                }
            }
        }

        return null;
    }

    private static string TextOf(FilterInput input)
    {
        var text = new StringBuilder(input.PullRequest.Title).Append(".\n\n").Append(TextCleaner.Prose(input.PullRequest.Body));
        foreach (var (subject, body) in input.Messages())
        {
            text.Append("\n\n").Append(subject).Append(".\n\n").Append(TextCleaner.Prose(body));
        }

        var notes = input.Diff.Of(PathKind.ReleaseNotes).SelectMany(static file => file.Diff.Added).Take(12);
        return text.Append("\n\n").AppendJoin('\n', notes).ToString();
    }

    private static bool StandsAt(List<Word> words, int at, string[] phrase)
    {
        if (at + phrase.Length > words.Count)
        {
            return false;
        }

        for (var next = 0; next < phrase.Length; next++)
        {
            if (words[at + next].Text != phrase[next])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A denial, a condition or the fault that is mended, up to five words before.</summary>
    private static bool IsDenied(List<Word> words, int at)
    {
        for (var before = at - 1; before >= 0 && before >= at - 5 && words[before].Sentence == words[at].Sentence; before--)
        {
            if (Denials.Contains(words[before].Text))
            {
                return true;
            }
        }

        return false;
    }

    private static string Shown(string line) => line.Length <= 120 ? line : line[..119] + "…";

    private static string[][] Phrases(params string[] phrases) => [.. phrases.Select(static phrase => phrase.Split(' '))];
}
