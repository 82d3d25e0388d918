using Bench.Contracts.Documents;

namespace Bench.Contracts.Tasks;

/// <summary>Where the code of a task comes from.</summary>
/// <param name="Url">
/// A git address, a path to a local repository (relative to the task's folder), or a path to a <c>.fast-import</c> stream.
/// </param>
/// <param name="BaseCommit">Full commit id of the state before the expert's change.</param>
/// <param name="Expert">The expert's change.</param>
public sealed record TaskSource(
    [property: Shape(TextPatterns.Address, TextPatterns.AddressWords)] string Url,
    [property: Shape(TextPatterns.Commit, TextPatterns.CommitWords)] string BaseCommit,
    ExpertChange Expert);
