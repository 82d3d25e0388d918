using Bench.Contracts.Submissions;

namespace Bench.Harness.Queueing;

/// <summary>How a job ended on this machine. Closed: <see cref="Measured"/>, <see cref="Known"/>, <see cref="Returned"/> or <see cref="Lost"/>.</summary>
internal abstract record JobOutcome
{
    private JobOutcome()
    {
    }

    /// <summary>Whether the job is over, here and for every other worker.</summary>
    public bool IsOver => this is Measured or Known;

    /// <summary>The run is on its way.</summary>
    /// <param name="Receipt">What the site says of it.</param>
    public sealed record Measured(Receipt Receipt) : JobOutcome;

    /// <summary>The run is published already, with other files beside its numbers; that ended the job.</summary>
    /// <param name="Address">Address of its submission, on the site.</param>
    public sealed record Known(string Address) : JobOutcome;

    /// <summary>The job was given back.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Returned(JobReturn Reason) : JobOutcome;

    /// <summary>The lease ended meanwhile; the job is another worker's.</summary>
    public sealed record Lost : JobOutcome;
}
