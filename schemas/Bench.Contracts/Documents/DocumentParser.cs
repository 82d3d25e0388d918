using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Bench.Contracts.Documents;

/// <summary>
/// Reads JSON text into nodes that know their lines. Refuses what a lenient reader would let through: duplicate keys, comments,
/// trailing commas, bytes that are not UTF-8, nesting over <see cref="BenchJson.DeepestNesting"/>, anything after the document.
/// </summary>
internal static class DocumentParser
{
    private const int RefusedNesting = BenchJson.DeepestNesting + 1;

    /// <summary>The document's nodes, or what is wrong with its syntax.</summary>
    /// <param name="utf8">The text, without a byte order mark.</param>
    /// <param name="file">Name of the file, for messages.</param>
    /// <param name="firstLine">Number of the text's first line within the file.</param>
    public static (DocumentNode? Root, DocumentError? Error) Parse(ReadOnlySpan<byte> utf8, string file, long firstLine = 1)
    {
        if (!Utf8.IsValid(utf8))
        {
            return (null, new DocumentError(file, LineAt(utf8, FirstInvalid(utf8), firstLine), "", "found bytes that are not UTF-8", "a text in UTF-8"));
        }

        var walk = new Walk(file, firstLine, new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = RefusedNesting }), utf8);
        try
        {
            var root = walk.Document();
            return (root, null);
        }
        catch (SyntaxException refused)
        {
            return (null, refused.Error);
        }
        catch (JsonException refused)
        {
            var line = firstLine + (refused.LineNumber ?? 0);
            return (null, new DocumentError(file, line, walk.Pointer, Sentence(refused.Message), "well-formed JSON"));
        }
    }

    /// <summary>The text without a byte order mark.</summary>
    public static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> utf8)
    {
        var mark = Encoding.UTF8.Preamble;
        return utf8.StartsWith(mark) ? utf8[mark.Length..] : utf8;
    }

    private static int FirstInvalid(ReadOnlySpan<byte> utf8)
    {
        Span<char> scratch = stackalloc char[512];
        var at = 0;
        while (at < utf8.Length)
        {
            var status = Utf8.ToUtf16(utf8[at..], scratch, out var read, out _, replaceInvalidSequences: false);
            at += read;
            if (status is System.Buffers.OperationStatus.InvalidData or System.Buffers.OperationStatus.NeedMoreData)
            {
                break;
            }
        }

        return at;
    }

    private static long LineAt(ReadOnlySpan<byte> utf8, int index, long firstLine) => firstLine + utf8[..Math.Min(index, utf8.Length)].Count((byte)'\n');

    /// <summary>The reader's own words without its line and byte numbers, which count from 0.</summary>
    private static string Sentence(string message)
    {
        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return DocumentNode.Shown((end < 0 ? message : message[..end]).TrimEnd('.'));
    }

    private sealed class SyntaxException(DocumentError error) : Exception(error.ToString())
    {
        public DocumentError Error { get; } = error;
    }

    private ref struct Walk(string file, long firstLine, Utf8JsonReader reader, ReadOnlySpan<byte> utf8)
    {
        private readonly ReadOnlySpan<byte> utf8 = utf8;
        private Utf8JsonReader reader = reader;
        private long line = firstLine;
        private int counted;

        public string Pointer { get; private set; } = "";

        public DocumentNode Document()
        {
            reader.Read();
            var root = Value();
            reader.Read();
            return root;
        }

        private DocumentNode Value()
        {
            var here = Line();
            if (reader.CurrentDepth >= BenchJson.DeepestNesting && (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray))
            {
                throw new SyntaxException(new DocumentError(
                    file, here, Pointer, "found deeper nesting", $"at most {BenchJson.DeepestNesting} levels of objects and lists"));
            }

            return reader.TokenType switch
            {
                JsonTokenType.StartObject => new DocumentNode(JsonValueKind.Object, here) { Members = Members() },
                JsonTokenType.StartArray => new DocumentNode(JsonValueKind.Array, here) { Items = Items() },
                JsonTokenType.String => new DocumentNode(JsonValueKind.String, here, Text()),
                JsonTokenType.Number => new DocumentNode(JsonValueKind.Number, here, Encoding.UTF8.GetString(reader.ValueSpan)),
                JsonTokenType.True => new DocumentNode(JsonValueKind.True, here),
                JsonTokenType.False => new DocumentNode(JsonValueKind.False, here),
                _ => new DocumentNode(JsonValueKind.Null, here),
            };
        }

        private List<KeyValuePair<string, DocumentNode>> Members()
        {
            var outer = Pointer;
            var members = new List<KeyValuePair<string, DocumentNode>>();
            var seen = new Dictionary<string, long>(StringComparer.Ordinal);
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = Text();
                var here = Line();
                Pointer = DocumentNode.Below(outer, name);
                if (!seen.TryAdd(name, here))
                {
                    throw new SyntaxException(new DocumentError(
                        file, here, Pointer, $"found \"{DocumentNode.Shown(name)}\" a second time (first on line {seen[name]})", "each name once in an object"));
                }

                reader.Read();
                members.Add(new(name, Value()));
            }

            Pointer = outer;
            return members;
        }

        private List<DocumentNode> Items()
        {
            var outer = Pointer;
            var items = new List<DocumentNode>();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                Pointer = $"{outer}/{items.Count}";
                items.Add(Value());
            }

            Pointer = outer;
            return items;
        }

        private readonly string Text()
        {
            try
            {
                return reader.GetString()!;
            }
            catch (InvalidOperationException)
            {
                throw new SyntaxException(new DocumentError(file, line, Pointer, "found half of a surrogate pair in a text", "text that is valid Unicode"));
            }
        }

        private long Line()
        {
            var at = (int)reader.TokenStartIndex;
            line += utf8[counted..at].Count((byte)'\n');
            counted = at;
            return line;
        }
    }
}
