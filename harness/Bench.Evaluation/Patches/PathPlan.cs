using Bench.Contracts.Outcomes;

namespace Bench.Evaluation.Patches;

/// <summary>
/// Checks the names of a patch against the tree: base files exist and are plain files, made paths are free, nothing goes
/// through a link, and no path is made that differs from another one only in case.
/// </summary>
internal sealed class PathPlan(Patch patch, TreeFolder tree)
{
    private readonly HashSet<string> _removed = new(patch.Files.Where(file => file.RemovesOld).Select(file => file.OldPath), StringComparer.Ordinal);
    private readonly HashSet<string> _made = new(patch.Files.Where(file => file.MakesPath).Select(file => file.NewPath), StringComparer.Ordinal);
    private readonly Dictionary<string, string> _madeByFold = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, ILookup<string, string>> _namesByFold = new(StringComparer.Ordinal);

    public Reason? Check() => patch.Files.Select(Check).FirstOrDefault(reason => reason is not null);

    private Reason? Check(FileChange file) =>
        (file.HasBase ? CheckBase(file.OldPath) : null)
        ?? (file.MakesPath ? CheckMade(file.NewPath) ?? CheckTwins(file.NewPath) : null);

    private Reason? CheckBase(string path) =>
        ThroughLink(path) ?? tree.KindOf(path) switch
        {
            NodeKind.File => null,
            NodeKind.Link => Unsafe(path, "is a symbolic link in base, which a patch may not touch"),
            NodeKind.Folder => Misfit(path, "is a folder in base"),
            _ => Misfit(path, "is not in base"),
        };

    private Reason? CheckMade(string path)
    {
        var blocked = TreeFolder.FoldersOf(path).FirstOrDefault(folder => _made.Contains(folder) || tree.KindOf(folder) == NodeKind.File && !_removed.Contains(folder));
        return ThroughLink(path)
            ?? (blocked is null ? null : Misfit(path, "lies below a path that is a file"))
            ?? tree.KindOf(path) switch
            {
                NodeKind.Missing => null,
                NodeKind.Link => Unsafe(path, "is a symbolic link in base, which a patch may not touch"),
                NodeKind.Folder when tree.FilesBelow(path).All(_removed.Contains) => null,
                NodeKind.Folder => Misfit(path, "is a folder in base"),
                _ => Misfit(path, "is already in base"),
            };
    }

    private Reason? ThroughLink(string path) =>
        TreeFolder.FoldersOf(path).Any(folder => tree.KindOf(folder) == NodeKind.Link) ? Unsafe(path, "goes through a symbolic link") : null;

    private Reason? CheckTwins(string path)
    {
        foreach (var part in TreeFolder.FoldersOf(path).Append(path))
        {
            if (!_madeByFold.TryAdd(part, part) && _madeByFold[part] != part)
            {
                return Unsafe(path, $"differs from {Excerpt.OfPath(_madeByFold[part])} only in upper and lower case");
            }

            var parent = TreeFolder.ParentOf(part);
            var name = part[(parent.Length == 0 ? 0 : parent.Length + 1)..];
            var twin = NamesIn(parent)[name].FirstOrDefault(other => other != name && Stays(parent.Length == 0 ? other : $"{parent}/{other}"));
            if (twin is not null)
            {
                return Unsafe(path, $"differs from {Excerpt.OfPath(twin)} in base only in upper and lower case");
            }
        }

        return null;
    }

    private ILookup<string, string> NamesIn(string folder)
    {
        if (!_namesByFold.TryGetValue(folder, out var names))
        {
            names = tree.NamesIn(folder).ToLookup(name => name, StringComparer.OrdinalIgnoreCase);
            _namesByFold.Add(folder, names);
        }

        return names;
    }

    private bool Stays(string path) =>
        tree.KindOf(path) == NodeKind.Folder ? tree.FilesBelow(path).Any(file => !_removed.Contains(file)) : !_removed.Contains(path);

    private static Reason Unsafe(string path, string problem) => new(ReasonCode.PatchPathUnsafe, Phase.Apply, $"{Excerpt.OfPath(path)} {problem}.");

    private static Reason Misfit(string path, string problem) => new(ReasonCode.PatchDoesNotApply, Phase.Apply, $"{Excerpt.OfPath(path)} {problem}.");
}
