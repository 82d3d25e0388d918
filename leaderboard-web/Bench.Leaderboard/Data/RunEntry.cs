using Bench.Contracts.Publications;
using Bench.Contracts.Runs;

namespace Bench.Leaderboard.Data;

/// <summary>A published run.</summary>
/// <param name="Publication">When and by which right it is here.</param>
/// <param name="Manifest">What it was made of.</param>
/// <param name="Folder">Its folder on this machine.</param>
public sealed record RunEntry(Publication Publication, RunManifest Manifest, string Folder)
{
    /// <summary>Its identity.</summary>
    public string Id => Publication.Run;
}
