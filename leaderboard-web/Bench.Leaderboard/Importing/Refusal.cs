using Bench.Contracts.Documents;

namespace Bench.Leaderboard.Importing;

/// <summary>A run that was refused, and for which of its files.</summary>
/// <param name="Stamp">The run as the look saw it.</param>
/// <param name="Path">The file that something is wrong with.</param>
/// <param name="Error">What is wrong.</param>
internal sealed record Refusal(string Stamp, string Path, DocumentError Error)
{
    private readonly string _file = FolderLook.Stamp(Path);

    /// <summary>Whether the file has changed since, came or went.</summary>
    public bool IsTouched() => FolderLook.Stamp(Path) != _file;
}
