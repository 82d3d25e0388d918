using System.Collections.Immutable;

namespace Bench.Contracts.Tasks;

/// <summary>
/// What a task's code needs around it. An image or a Dockerfile serves the container back end; <see cref="Host"/> says that the
/// machine's own programs do, which the bubblewrap and process back ends need. At least one of the three is given.
/// </summary>
/// <param name="Image">Name or digest of a container image.</param>
/// <param name="Dockerfile">Path of a Dockerfile, relative to the task's folder, built with its folder as context.</param>
/// <param name="Host">The machine itself, with the programs it must have.</param>
/// <param name="Variables">Environment variables of every phase; values may hold placeholders such as <c>{repo}</c>.</param>
/// <param name="Prepare">Commands run once on the base tree with the network on; what they leave in <c>{prepared}</c> is read-only later.</param>
public sealed record TaskEnvironment(
    string? Image = null,
    string? Dockerfile = null,
    HostRequirement? Host = null,
    ImmutableSortedDictionary<string, string>? Variables = null,
    ImmutableArray<ImmutableArray<string>> Prepare = default);
