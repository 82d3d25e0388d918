using Bench.Contracts.Documents;

namespace Bench.Contracts.Publications;

/// <summary>Reads <c>notices.jsonl</c>, a line at a time.</summary>
public static class NoticeReader
{
    /// <summary>Name of the file, beside the folder of the published runs.</summary>
    public const string FileName = "notices.jsonl";

    /// <summary>The lines of a file.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IAsyncEnumerable<LineReading<Notice>> ReadAsync(string path, CancellationToken cancellationToken) =>
        JsonLines.ReadAsync<Notice>(path, NoticeRules.Broken, cancellationToken);

    /// <summary>Reads one notice in UTF-8.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="file">Name of the file, for the errors.</param>
    public static DocumentReading<Notice> Read(ReadOnlySpan<byte> utf8, string file) => DocumentReader.Read<Notice>(utf8, file, NoticeRules.Broken);
}
