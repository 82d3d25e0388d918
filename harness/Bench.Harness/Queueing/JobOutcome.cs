using Bench.Contracts.Submissions;

namespace Bench.Harness.Queueing;

/// <summary>How a job ended on this machine. Closed: <see cref="Measured"/>, <see cref="Returned"/> or <see cref="Lost"/>.</summary>
internal abstract record JobOutcome
{
    private JobOutcome()
    {
    }

    /// <summary>The run is on its way.</summary>
    /// <param name="Receipt">What the site says of it.</param>
    public sealed record Measured(Receipt Receipt) : JobOutcome;

    /// <summary>The job was given back.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Returned(JobReturn Reason) : JobOutcome;

    /// <summary>The lease ended meanwhile; the job is another worker's.</summary>
    public sealed record Lost : JobOutcome;
}
