using Bench.Contracts.Documents;

namespace Bench.Scoring.Runs;

/// <summary>Ends a check at the first thing that is wrong; becomes a <see cref="PublishedRunReading.Refused"/>.</summary>
/// <param name="error">What is wrong.</param>
internal sealed class PublishedRunException(DocumentError error) : Exception(error.ToString())
{
    /// <summary>What is wrong.</summary>
    public DocumentError Error { get; } = error;
}
