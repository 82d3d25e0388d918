using System.Collections.Immutable;

namespace Bench.Harvester.Measure;

/// <summary>Offers workloads for a pull request.</summary>
public interface IWorkloadSource
{
    /// <summary>Where they come from.</summary>
    WorkloadOrigin Origin { get; }

    /// <summary>Offers the next ones.</summary>
    /// <param name="question">What is known of the pull request.</param>
    /// <param name="refused">What this source offered for it before, and why it was refused.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Workloads to look at; none when there are no more.</returns>
    Task<ImmutableArray<WorkloadProposal>> ProposeAsync(WorkloadQuestion question, ImmutableArray<WorkloadRefusal> refused, CancellationToken cancellationToken);
}
