namespace Bench.Harvester.Mine.Histories;

/// <summary>A branch beside the main line.</summary>
/// <param name="Name">Its name, without <c>origin/</c>.</param>
/// <param name="Tip">Id of its newest commit.</param>
internal sealed record OtherBranch(string Name, string Tip);
