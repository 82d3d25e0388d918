using Bench.Contracts.Publications;
using Bench.Leaderboard.Data;

namespace Bench.Leaderboard.Api;

/// <summary>A submission in the list of all of them, without scores.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Run">The run that it is part of.</param>
/// <param name="PublishedAt">When it was published, ISO 8601 in UTC.</param>
/// <param name="Level">How far it has been checked.</param>
/// <param name="IsDisputed">Whether a dispute about it is not settled.</param>
/// <param name="IsWithdrawn">Whether it is no longer ranked.</param>
/// <param name="Results">Number of its results.</param>
/// <param name="HarnessVersion">Version of the harness that made the run.</param>
/// <param name="MachineClass">Digest of what makes two machines comparable.</param>
/// <param name="Submitted">Who made it, as published; texts from outside.</param>
public sealed record SubmissionRow(
    string Id,
    string Run,
    string PublishedAt,
    PublicationLevel Level,
    bool IsDisputed,
    bool IsWithdrawn,
    int Results,
    string HarnessVersion,
    string MachineClass,
    PublishedSubmission Submitted)
{
    /// <summary>The row of a submission.</summary>
    public static SubmissionRow Of(SubmissionEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var (publication, manifest) = (entry.Run.Publication, entry.Run.Manifest);
        return new SubmissionRow(
            entry.Id, entry.Run.Id, publication.PublishedAt, publication.Level, entry.IsDisputed, entry.IsWithdrawn, entry.Results.Length, manifest.HarnessVersion, manifest.MachineClass, entry.Submission);
    }
}
