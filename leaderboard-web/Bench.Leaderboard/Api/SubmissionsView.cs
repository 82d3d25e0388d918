using System.Collections.Immutable;
using Bench.Leaderboard.Data;
using Bench.Leaderboard.Views;

namespace Bench.Leaderboard.Api;

/// <summary>All submissions, disputed and withdrawn ones among them, in the order of their ids.</summary>
/// <param name="Rows">The submissions.</param>
public sealed record SubmissionsView(ImmutableArray<SubmissionRow> Rows) : IView
{
    /// <summary>The submissions of a dataset.</summary>
    public static SubmissionsView Of(Dataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return new SubmissionsView([.. dataset.Submissions.Select(SubmissionRow.Of)]);
    }

    /// <inheritdoc/>
    public CsvTable Table() => new(
        [
            "submission", "run", "published_at", "level", "is_disputed", "is_withdrawn", "results", "harness_version", "machine_class",
            "model", "name", "agent", "organisation", "url", "open_agent", "open_weights", "disclosure", "cost_usd",
        ],
        Rows.Select(row => (IReadOnlyList<object?>)
        [
            row.Id, row.Run, row.PublishedAt, row.Level, row.IsDisputed, row.IsWithdrawn, row.Results, row.HarnessVersion, row.MachineClass,
            row.Submitted.Model, row.Submitted.Name, row.Submitted.Agent, row.Submitted.Organisation, row.Submitted.Url,
            row.Submitted.OpenAgent, row.Submitted.OpenWeights, row.Submitted.Disclosure, row.Submitted.CostUsd,
        ]));
}
