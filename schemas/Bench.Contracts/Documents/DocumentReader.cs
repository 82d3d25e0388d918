using System.Collections.Immutable;
using System.Text.Json;

namespace Bench.Contracts.Documents;

/// <summary>Reads a document of one record: size, syntax, structure, then the record's own rules.</summary>
internal static class DocumentReader
{
    /// <summary>Largest document, in bytes.</summary>
    public const int LargestDocument = 4 << 20;

    /// <summary>Rules that no single field can state. Each finding is a pointer, what was found and what was expected.</summary>
    public delegate IEnumerable<(string Pointer, string Problem, string Expected)> Rules<in T>(T document);

    /// <summary>Reads a file.</summary>
    public static DocumentReading<T> Read<T>(string path, Rules<T> rules)
        where T : class
    {
        byte[] utf8;
        try
        {
            using var stream = File.OpenRead(path);
            if (stream.Length > LargestDocument)
            {
                return Refuse<T>(path, 0, $"found a file of {stream.Length} bytes", $"at most {LargestDocument} bytes");
            }

            utf8 = new byte[stream.Length];
            stream.ReadExactly(utf8);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return Refuse<T>(path, 0, unreadable is FileNotFoundException or DirectoryNotFoundException ? "found no such file" : unreadable.Message, "a file that can be read");
        }

        return Read(utf8, path, rules);
    }

    /// <summary>Reads a text.</summary>
    public static DocumentReading<T> Read<T>(ReadOnlySpan<byte> utf8, string file, Rules<T> rules, long firstLine = 1)
        where T : class
    {
        if (utf8.Length > LargestDocument)
        {
            return Refuse<T>(file, 0, $"found a document of {utf8.Length} bytes", $"at most {LargestDocument} bytes");
        }

        var text = DocumentParser.WithoutMark(utf8);
        var (root, syntax) = DocumentParser.Parse(text, file, firstLine);
        if (root is null)
        {
            return new DocumentReading<T>.Refused([syntax!]);
        }

        var structure = StructureCheck.Of<T>(root, file);
        if (!structure.IsEmpty)
        {
            return new DocumentReading<T>.Refused(InOrder(structure));
        }

        var document = JsonSerializer.Deserialize<T>(text, BenchJson.Options)!;
        var broken = rules(document).Select(rule => new DocumentError(file, root.Nearest(rule.Pointer).Line, rule.Pointer, rule.Problem, rule.Expected)).ToImmutableArray();
        return broken.IsEmpty ? new DocumentReading<T>.Read(document) : new DocumentReading<T>.Refused(InOrder(broken));
    }

    private static ImmutableArray<DocumentError> InOrder(ImmutableArray<DocumentError> errors) => [.. errors.OrderBy(error => error.Line)];

    private static DocumentReading<T> Refuse<T>(string file, long line, string problem, string expected)
        where T : class => new DocumentReading<T>.Refused([new DocumentError(file, line, "", problem, expected)]);
}
