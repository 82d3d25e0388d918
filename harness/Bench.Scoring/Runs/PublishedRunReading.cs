using Bench.Contracts.Documents;

namespace Bench.Scoring.Runs;

/// <summary>What checking a published run gave. Closed: <see cref="Sound"/> or <see cref="Refused"/>.</summary>
public abstract record PublishedRunReading
{
    private PublishedRunReading()
    {
    }

    /// <summary>It can be believed as far as files can show.</summary>
    /// <param name="Run">The run.</param>
    public sealed record Sound(PublishedRun Run) : PublishedRunReading;

    /// <summary>It is not accepted.</summary>
    /// <param name="Error">The first thing that is wrong; its file is relative to the run's folder.</param>
    public sealed record Refused(DocumentError Error) : PublishedRunReading;
}
