using System.Collections.Immutable;

namespace Bench.Harvester.Mine.Messages;

/// <summary>What the message of a commit says of the pull request that it merges.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Title">Its title.</param>
/// <param name="Body">Its description, as far as the message holds it.</param>
/// <param name="IsBot">True when a merge bot wrote the message.</param>
/// <param name="Together">All numbers, when one commit merges several pull requests; else empty.</param>
internal sealed record MergeMessage(int Number, string Title, string Body, bool IsBot = false, ImmutableArray<int> Together = default)
{
    /// <summary>Name of the merged branch, without its owner; null where the message does not tell.</summary>
    public string? Branch { get; init; }

    /// <summary>All numbers, when one commit merges several pull requests; else empty.</summary>
    public ImmutableArray<int> Together { get; init; } = Together.IsDefault ? [] : Together;
}
