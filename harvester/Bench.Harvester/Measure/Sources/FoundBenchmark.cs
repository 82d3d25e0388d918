namespace Bench.Harvester.Measure.Sources;

/// <summary>A benchmark that the repository has.</summary>
/// <param name="Path">File that holds it.</param>
/// <param name="Class">Its class; null for a function of a module.</param>
/// <param name="Function">Its function or method.</param>
/// <param name="Text">Its text, by which its nearness to the change is judged.</param>
internal sealed record FoundBenchmark(string Path, string? Class, string Function, string Text)
{
    /// <summary>Its name for a reader.</summary>
    public string Name => $"{Path}: {(Class is null ? "" : Class + ".")}{Function}";

    /// <summary>
    /// How much its text speaks of what was changed: names of changed functions and types count by their length, so that <c>add</c> says little
    /// and <c>topological_order</c> much; the name of a changed file counts a little.
    /// </summary>
    /// <param name="change">What was changed.</param>
    public double Nearness(ChangedCode change)
    {
        var functions = change.Functions.Where(name => name.Length > 2 && Mentions(name)).Sum(name => Math.Log2(name.Length));
        var files = change.Files.Select(file => System.IO.Path.GetFileNameWithoutExtension(file.Path)).Distinct(StringComparer.Ordinal)
            .Count(stem => stem.Length > 2 && (Mentions(stem) || Path.Contains(stem, StringComparison.OrdinalIgnoreCase)));
        return functions + files;
    }

    /// <summary>Whether a name stands in the text as a word of its own.</summary>
    private bool Mentions(string name)
    {
        for (var at = Text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = Text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            if ((at == 0 || !IsWord(Text[at - 1])) && (at + name.Length == Text.Length || !IsWord(Text[at + name.Length])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsWord(char character) => char.IsAsciiLetterOrDigit(character) || character == '_';
}
