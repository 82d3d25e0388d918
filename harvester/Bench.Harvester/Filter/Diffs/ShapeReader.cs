using System.Collections.Immutable;
using System.Text;

namespace Bench.Harvester.Filter.Diffs;

/// <summary>Reads the shape of a change from its lines of source, in one pass over each.</summary>
internal sealed class ShapeReader
{
    private static readonly int Constructs = Enum.GetValues<Construct>().Length;

    private readonly int[] _added = new int[Constructs];
    private readonly int[] _removed = new int[Constructs];
    private readonly SortedSet<string> _addedFast = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _removedFast = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _addedCaches = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _removedCaches = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _addedNames = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _removedNames = new(StringComparer.Ordinal);
    private readonly StringBuilder _comments = new();
    private int _comprehensions;
    private int _guardedReturns;
    private bool _onlyImports = true;

    /// <summary>The shape of the files together. Of a change with more lines than the limit nothing is read: what it is about cannot be told by its lines.</summary>
    public static DiffShape Read(ImmutableArray<SortedFile> source, int mostLines)
    {
        var reader = new ShapeReader();
        if (source.Sum(static file => file.Added + file.Removed) > mostLines)
        {
            reader._onlyImports = false;
            return reader.Shape();
        }

        foreach (var file in source)
        {
            reader.ReadAdded(file.Diff.Added);
            reader.ReadRemoved(file.Diff.Removed);
            reader._onlyImports &= file.Added + file.Removed > 0;
        }

        return reader.Shape();
    }

    private DiffShape Shape()
    {
        _addedFast.ExceptWith(_removedFast);
        _addedCaches.ExceptWith(_removedCaches);
        _addedNames.ExceptWith(_removedNames);
        return new DiffShape(
            [.. _added], [.. _removed], [.. _addedFast], [.. _addedCaches], [.. _addedNames], _comments.ToString(), _comprehensions, _guardedReturns, _onlyImports);
    }

    private void ReadAdded(ImmutableArray<string> lines)
    {
        var afterCondition = false;
        foreach (var line in lines)
        {
            var trimmed = line.AsSpan().Trim();
            var comment = CodeLine.CommentOf(trimmed);
            if (!comment.IsEmpty)
            {
                _comments.Append(comment).Append('\n');
            }

            if (trimmed.IsEmpty || CodeLine.IsComment(trimmed))
            {
                continue;
            }

            _onlyImports &= CodeLine.IsImport(trimmed);
            Count(trimmed, _added, _addedFast, _addedCaches);
            NoteName(trimmed, line, _addedNames);
            _comprehensions += IsComprehension(trimmed) ? 1 : 0;
            _guardedReturns += afterCondition && trimmed.StartsWith("return", StringComparison.Ordinal) ? 1 : 0;
            afterCondition = IsCondition(trimmed) || (afterCondition && trimmed is "{");
        }
    }

    private void ReadRemoved(ImmutableArray<string> lines)
    {
        foreach (var line in lines)
        {
            var trimmed = line.AsSpan().Trim();
            if (trimmed.IsEmpty || CodeLine.IsComment(trimmed))
            {
                continue;
            }

            // A line of an export list may be written anew; an import that goes is an edit.
            _onlyImports &= trimmed.StartsWith("__all__", StringComparison.Ordinal);
            Count(trimmed, _removed, _removedFast, _removedCaches);
            NoteName(trimmed, line, _removedNames);
        }
    }

    private static void Count(ReadOnlySpan<char> trimmed, int[] counts, SortedSet<string> fast, SortedSet<string> caches)
    {
        counts[(int)Construct.Loop] += CodeLine.IsLoop(trimmed) ? 1 : 0;
        counts[(int)Construct.Failure] += CodeLine.IsFailure(trimmed) ? 1 : 0;
        foreach (var construct in ConstructTable.Known)
        {
            if (ConstructTable.Find(trimmed, construct) is { } text)
            {
                counts[(int)construct]++;
                _ = construct == Construct.Fast ? fast.Add(text) : construct == Construct.Cache && caches.Add(text);
            }
        }
    }

    private static void NoteName(ReadOnlySpan<char> trimmed, string line, SortedSet<string> names)
    {
        var name = CodeLine.Definition(trimmed);
        var indent = line.Length - line.AsSpan().TrimStart().Length;
        if (!name.IsEmpty && indent <= 4)
        {
            if (name[0] != '_')
            {
                names.Add(name.ToString());
            }

            return;
        }

        if (trimmed.StartsWith("public ", StringComparison.Ordinal) && CSharpName(trimmed) is { Length: > 0 } member)
        {
            names.Add(member);
        }
    }

    /// <summary>The name before the first bracket of a public member; empty for a field.</summary>
    private static string CSharpName(ReadOnlySpan<char> trimmed)
    {
        var end = trimmed.IndexOfAny("({");
        var head = end < 0 ? trimmed : trimmed[..end].TrimEnd();
        var start = head.LastIndexOf(' ');
        return start < 0 ? "" : head[(start + 1)..].ToString();
    }

    private static bool IsComprehension(ReadOnlySpan<char> trimmed)
    {
        var loop = trimmed.IndexOf(" for ", StringComparison.Ordinal);
        return loop > 0 && trimmed[loop..].Contains(" in ", StringComparison.Ordinal) && trimmed[..loop].IndexOfAny("[({") >= 0;
    }

    private static bool IsCondition(ReadOnlySpan<char> trimmed) =>
        trimmed.StartsWith("if ", StringComparison.Ordinal) || trimmed.StartsWith("if(", StringComparison.Ordinal);
}
