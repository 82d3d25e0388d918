using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Bench.Evaluation.Patches;
using Bench.Harvester.Build;

namespace Bench.Harvester.Cover;

/// <summary>
/// The lines of the expert's tree that tests must execute to guard a change: those that it adds, those left around what it removes, and
/// the rest of the functions that these stand in.
/// </summary>
public static partial class LinesOfInterest
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking;

    /// <summary>Finds them.</summary>
    /// <param name="patch">The expert's change without tests.</param>
    /// <param name="text">Text of a file of the expert's tree by its path; null when there is none.</param>
    public static ImmutableSortedSet<SourceLine> Of(Patch patch, Func<string, string?> text) =>
    [
        .. patch.Files.Where(file => file.Kind != ChangeKind.Deleted && RecipeDetection.LanguageOf(file.NewPath) is not null && Path.GetExtension(file.NewPath) != ".csproj")
            .SelectMany(file => text(file.NewPath) is { } content ? In(file, content.Split('\n')) : []),
    ];

    /// <summary>Lines of the changed file that a section adds, or leaves around what it removes.</summary>
    public static ImmutableSortedSet<int> Touched(FileChange file)
    {
        var touched = ImmutableSortedSet.CreateBuilder<int>();
        foreach (var hunk in file.Hunks)
        {
            var at = hunk.FirstNewLine;
            foreach (var line in hunk.Lines)
            {
                if (line.Kind == LineKind.Added)
                {
                    touched.Add(at);
                }
                else if (line.Kind == LineKind.Removed)
                {
                    touched.Add(Math.Max(1, at - 1));
                    touched.Add(at);
                }

                at += line.Kind == LineKind.Removed ? 0 : 1;
            }
        }

        return touched.ToImmutable();
    }

    private static IEnumerable<SourceLine> In(FileChange file, string[] lines)
    {
        var path = file.NewPath;
        var found = new HashSet<int>();
        foreach (var line in Touched(file).Where(line => line <= lines.Length))
        {
            if (FunctionScope.Around(path, lines, line) is var (first, last))
            {
                found.UnionWith(Enumerable.Range(first, last - first + 1));
            }
            else
            {
                found.Add(line);
                found.UnionWith(UsesOf(path, lines, line));
            }
        }

        ImmutableHashSet<int> text = Path.GetExtension(path) == ".py" ? PythonDocstrings.LinesOf(lines) : [];
        return found.Where(line => !text.Contains(line) && FunctionScope.Counts(path, lines[line - 1])).Select(line => new SourceLine(path, line));
    }

    /// <summary>A value that is set outside of functions is executed once for all tests: the lines in functions that use it stand for it.</summary>
    private static IEnumerable<int> UsesOf(string path, string[] lines, int line)
    {
        var name = Assignment().Match(lines[line - 1]).Groups["name"];
        if (!name.Success || name.Length < 2)
        {
            return [];
        }

        return Enumerable.Range(1, lines.Length).Where(at => at != line && HasWord(lines[at - 1], name.Value) && FunctionScope.Around(path, lines, at) is not null);
    }

    private static bool HasWord(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            if ((at == 0 || !IsWordPart(text[at - 1])) && (at + word.Length == text.Length || !IsWordPart(text[at + word.Length])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsWordPart(char c) => char.IsLetterOrDigit(c) || c == '_';

    [GeneratedRegex(@"^\s*([A-Za-z_][\w<>\[\], .?*&]*\s+)?(?<name>[A-Za-z_]\w*)\s*(:[^=]*)?=[^=]", Options)]
    private static partial Regex Assignment();
}
