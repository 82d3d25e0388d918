using Bench.Contracts.Documents;

namespace Bench.Contracts.Publications;

/// <summary>Reads <c>publication.json</c> as strictly as a task is read. A file that cannot be read is a refusal, too.</summary>
public static class PublicationReader
{
    /// <summary>Reads a file.</summary>
    public static DocumentReading<Publication> Read(string path) => DocumentReader.Read<Publication>(path, PublicationRules.Broken);

    /// <summary>Reads text in UTF-8.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="file">Name of the file, for the errors.</param>
    public static DocumentReading<Publication> Read(ReadOnlySpan<byte> utf8, string file) => DocumentReader.Read<Publication>(utf8, file, PublicationRules.Broken);
}
