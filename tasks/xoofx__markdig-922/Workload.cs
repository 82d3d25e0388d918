using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Markdig;

/// <summary>Renders a made-up report to HTML: chapters with a paragraph and a table of some hundred rows each.</summary>
public sealed class Workload
{
    private static readonly string[] Words =
        ["north", "harbour", "quarter", "revised", "estimate", "carried", "over", "from", "stock", "returned", "late", "under", "review", "open", "balance", "paid"];

    private static readonly string[] Marks = ["{0}", "{0}", "{0}", "**{0}**", "`{0}`", "*{0}*", "[{0}](https://example.org/{0})", "{0} \\| {0}"];

    private readonly MarkdownPipeline pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseEmphasisExtras().Build();

    /// <summary>Makes the text, and renders a small one so that the code is compiled before the clock starts.</summary>
    public object Setup(long seed, IReadOnlyDictionary<string, JsonElement> parameters)
    {
        Markdown.ToHtml(Report(new Random(7), tables: 3, rows: 12), pipeline);
        var random = new Random(unchecked((int)(seed ^ (seed >> 31))));
        return Report(random, parameters["tables"].GetInt32(), parameters["rows"].GetInt32());
    }

    /// <summary>Renders the whole text.</summary>
    public object Run(object state) => Markdown.ToHtml((string)state, pipeline);

    /// <summary>Length and digest of the HTML.</summary>
    public object Observe(object result)
    {
        var html = (string)result;
        return $"{html.Length} {Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(html)))}";
    }

    private static string Report(Random random, int tables, int rows)
    {
        var text = new StringBuilder();
        for (var table = 0; table < tables; table++)
        {
            var columns = random.Next(4, 7);
            text.Append("## Chapter ").Append(table + 1).Append("\n\n");
            Sentence(text, random, words: 40);
            text.Append("\n\n");
            Row(text, columns, () => Words[random.Next(Words.Length)]);
            Row(text, columns, () => random.Next(2) == 0 ? ":---" : "---:");
            for (var row = random.Next(rows * 9 / 10, rows); row > 0; row--)
            {
                Row(text, columns, () => Cell(random));
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static void Sentence(StringBuilder text, Random random, int words)
    {
        for (var word = 0; word < words; word++)
        {
            text.Append(word == 0 ? "" : " ").Append(Words[random.Next(Words.Length)]);
        }
    }

    private static void Row(StringBuilder text, int columns, Func<string> cell)
    {
        for (var column = 0; column < columns; column++)
        {
            text.Append("| ").Append(cell()).Append(' ');
        }

        text.Append("|\n");
    }

    private static string Cell(Random random) => random.Next(3) switch
    {
        0 => Words[random.Next(Words.Length)],
        1 => random.Next(1_000_000).ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => string.Format(System.Globalization.CultureInfo.InvariantCulture, Marks[random.Next(Marks.Length)], Words[random.Next(Words.Length)]),
    };
}
