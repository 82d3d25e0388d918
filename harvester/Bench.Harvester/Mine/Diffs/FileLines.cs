using System.Collections.Immutable;

namespace Bench.Harvester.Mine.Diffs;

/// <summary>The lines of a file's change while they are read.</summary>
/// <param name="entry">The file.</param>
internal sealed class FileLines(RawEntry entry)
{
    private readonly ImmutableArray<string>.Builder _removed = ImmutableArray.CreateBuilder<string>();
    private readonly ImmutableArray<string>.Builder _added = ImmutableArray.CreateBuilder<string>();
    private int _removedCount;
    private int _addedCount;

    /// <summary>Blocks of lines that git still writes for it.</summary>
    public int BlocksLeft { get; set; } = entry.IsSplit ? 2 : 1;

    /// <summary>True when its content is not text.</summary>
    public bool IsBinary { get; set; }

    /// <summary>Counts a line; true when it is to be kept.</summary>
    public bool Count(bool isAdded) => (isAdded ? ++_addedCount : ++_removedCount) <= DiffParser.LinesOfFile;

    /// <summary>Keeps a line.</summary>
    public void Keep(bool isAdded, string line) => (isAdded ? _added : _removed).Add(line);

    /// <summary>The change as it was read.</summary>
    public FileDiff Close() => new(
        new ChangedFile(entry.Path, entry.OldPath, entry.Kind, IsBinary ? null : _addedCount, IsBinary ? null : _removedCount),
        _removed.DrainToImmutable(),
        _added.DrainToImmutable(),
        entry.OldBlob,
        entry.NewBlob);
}
