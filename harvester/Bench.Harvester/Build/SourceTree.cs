using System.Collections.Immutable;

namespace Bench.Harvester.Build;

/// <summary>A tree of source files as the recipes look at it: names, and the text of those that are asked for.</summary>
public sealed class SourceTree
{
    private const int LongestText = 1 << 20;
    private readonly Func<string, string?> _read;
    private readonly ImmutableHashSet<string> _known;

    private SourceTree(IEnumerable<string> paths, Func<string, string?> read)
    {
        Paths = [.. paths.Order(StringComparer.Ordinal)];
        _known = Paths.ToImmutableHashSet(StringComparer.Ordinal);
        _read = read;
    }

    /// <summary>All files, with forward slashes, in ordinal order.</summary>
    public ImmutableArray<string> Paths { get; }

    /// <summary>The tree of a folder. Links are left out.</summary>
    public static SourceTree OfFolder(string folder)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
        return new SourceTree(
            Directory.EnumerateFiles(folder, "*", options).Select(path => Path.GetRelativePath(folder, path)),
            path => ReadFile(Path.Combine(folder, path)));
    }

    /// <summary>A tree that is given as it is.</summary>
    public static SourceTree Of(IEnumerable<KeyValuePair<string, string>> files)
    {
        var texts = files.ToImmutableDictionary(StringComparer.Ordinal);
        return new SourceTree(texts.Keys, path => texts.GetValueOrDefault(path));
    }

    /// <summary>Paths of other repositories that this one holds by name alone: their files are not in the tree.</summary>
    public ImmutableArray<string> Submodules =>
    [
        .. Text(".gitmodules").Split('\n').Select(line => line.Split('=', 2, StringSplitOptions.TrimEntries)).Where(pair => pair is ["path", { Length: > 0 }]).Select(pair => pair[1]),
    ];

    /// <summary>Whether there is a file of this path.</summary>
    public bool Has(string path) => _known.Contains(path);

    /// <summary>Text of a file; empty when there is none, and cut off after a million characters.</summary>
    public string Text(string path) => Has(path) ? _read(path) ?? "" : "";

    /// <summary>Files whose names end so.</summary>
    public IEnumerable<string> EndingIn(string suffix) => Paths.Where(path => path.EndsWith(suffix, StringComparison.Ordinal));

    private static string? ReadFile(string path)
    {
        using var reader = new StreamReader(path);
        var buffer = new char[LongestText];
        return new string(buffer, 0, reader.ReadBlock(buffer));
    }
}
