using System.Runtime.CompilerServices;

namespace Bench.Contracts.Documents;

/// <summary>Reads a JSON Lines file of one type of record, a line at a time; blank lines are passed over.</summary>
internal static class JsonLines
{
    /// <summary>The lines of a file.</summary>
    public static async IAsyncEnumerable<LineReading<T>> ReadAsync<T>(
        string path, DocumentReader.Rules<T> rules, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class
    {
        var stream = File.OpenRead(path);
        await using (stream.ConfigureAwait(false))
        {
            await foreach (var line in LineSource.ReadAsync(stream, DocumentReader.LargestDocument, cancellationToken).ConfigureAwait(false))
            {
                if (line.IsTooLong)
                {
                    yield return new LineReading<T>.Bad(
                        line.Number, new DocumentError(path, line.Number, "", "found a longer line", $"at most {DocumentReader.LargestDocument} bytes"))
                    {
                        Offset = line.Offset,
                    };
                }
                else if (!line.Text.IsEmpty)
                {
                    yield return One(line, path, rules);
                }
            }
        }
    }

    private static LineReading<T> One<T>(RawLine line, string path, DocumentReader.Rules<T> rules)
        where T : class => DocumentReader.Read(line.Text, path, rules, line.Number) switch
        {
            DocumentReading<T>.Read read => new LineReading<T>.Good(line.Number, read.Document) { Offset = line.Offset },
            DocumentReading<T>.Refused refused => new LineReading<T>.Bad(line.Number, refused.Errors[0]) { Offset = line.Offset },
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
