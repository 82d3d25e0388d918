using System.Collections.Immutable;
using Bench.Contracts.Documents;

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
    [property: Shape("^[A-Za-z0-9][^\\s]{0,254}$", "the name or digest of an image, without spaces")] string? Image = null,
    [property: Shape(TextPatterns.Text, TextPatterns.TextWords)] string? Dockerfile = null,
    HostRequirement? Host = null,
    ImmutableSortedDictionary<string, string>? Variables = null,
    [property: Shape(TextPatterns.Argument, TextPatterns.ArgumentWords)] ImmutableArray<ImmutableArray<string>> Prepare = default);
