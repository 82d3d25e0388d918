namespace Bench.Harvester.Funnel;

/// <summary>What names a pull request in a list.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Title">Its title.</param>
/// <param name="Base">The main line's commit before it.</param>
/// <param name="Head">The tip of its branch.</param>
/// <param name="Merge">The main line's commit after it.</param>
internal sealed record PullRequestHead(long Number, string Title, string Base, string Head, string Merge);
