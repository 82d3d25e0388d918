namespace Bench.Harvester.Filter.Texts;

/// <summary>Reads a text for terms and what they mean in it.</summary>
internal static class TermSearch
{
    /// <summary>Each term once, where it means most; in order of their place. Terms that mean nothing are left out.</summary>
    public static List<TermFinding> Read(string text, IReadOnlySet<string> moduleWords)
    {
        var context = new TextContext(WordReader.Read(text), moduleWords);
        var found = new List<TermFinding>();
        foreach (var match in Lexicon.Find(context.Words))
        {
            if (match.Term.Kind != TermKind.Nothing)
            {
                Keep(found, FindingOf(context, match));
            }
        }

        return found;
    }

    private static TermFinding FindingOf(TextContext context, TermMatch match)
    {
        var rule = MeaningRules.For(context, match);
        var written = string.Join(' ', context.Words.GetRange(match.Start, match.Length).Select(static word => word.Text));
        return new TermFinding(match.Term, written, rule?.Factor ?? 1, rule?.Why);
    }

    private static void Keep(List<TermFinding> found, TermFinding finding)
    {
        var known = found.FindIndex(other => other.Term == finding.Term);
        if (known < 0)
        {
            found.Add(finding);
        }
        else if (finding.Factor > found[known].Factor)
        {
            found[known] = finding;
        }
    }
}
