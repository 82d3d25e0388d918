using System.Collections.Immutable;

namespace Bench.Contracts.Documents;

/// <summary>What reading a document gave. Closed: <see cref="Read"/> or <see cref="Refused"/>.</summary>
/// <typeparam name="T">Type of the document.</typeparam>
public abstract record DocumentReading<T>
    where T : class
{
    private DocumentReading()
    {
    }

    /// <summary>The document is well formed and keeps every rule.</summary>
    /// <param name="Document">Its content.</param>
    public sealed record Read(T Document) : DocumentReading<T>;

    /// <summary>The document is not accepted.</summary>
    /// <param name="Errors">What is wrong with it, in the order of the file; at least one.</param>
    public sealed record Refused(ImmutableArray<DocumentError> Errors) : DocumentReading<T>;
}
