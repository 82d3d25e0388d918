using System.Collections.Immutable;

namespace Bench.Harness.Publishing;

/// <summary>What publishing a run did.</summary>
/// <param name="Run">Identity of the run on the site.</param>
/// <param name="Submissions">Identities of its submissions.</param>
/// <param name="IsNew">False when the same run was there already.</param>
/// <param name="Passed">Options whose values are not what is published, and were passed over since the run was there already.</param>
internal sealed record PublishedFolder(string Run, ImmutableArray<string> Submissions, bool IsNew, ImmutableArray<string> Passed);
