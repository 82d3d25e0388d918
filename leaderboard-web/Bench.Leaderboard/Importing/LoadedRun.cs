using System.Collections.Immutable;
using Bench.Contracts.Publications;
using Bench.Contracts.Runs;
using Bench.Leaderboard.Data;

namespace Bench.Leaderboard.Importing;

/// <summary>A run of the index as objects, without what notices say of it.</summary>
/// <param name="Digest">Digest of its <c>publication.json</c>: while it stays, so does all of this.</param>
/// <param name="Entry">The run.</param>
/// <param name="Submissions">Its submissions, each with its results by task and attempt.</param>
internal sealed record LoadedRun(string Digest, RunEntry Entry, ImmutableArray<(PublishedSubmission Submission, ImmutableArray<TaskResult> Results)> Submissions);
