using Bench.Contracts.Predictions;
using Bench.Contracts.Tasks;

namespace Bench.Contracts.Tests.Documents;

/// <summary>Whatever stands in a file, reading it ends in a value: the document or what is wrong with it.</summary>
[TestFixture]
public sealed class MangledDocumentTests
{
    private const int Rounds = 60;
    private static readonly string Corpus = Path.Combine(RepositoryFolder.Root, "tests", "Bench.Contracts.Tests", "Corpus");
    private static readonly string[] Pieces = ["\"", "{", "}", "[", "]", ",", ":", "null", "true", "-1", "1e999", "0.5", "99999999999999999999", "\\ud800", "\u00ff", "\n", "\"schema\":1,", "\0"];

    [Test]
    public async Task A_mangled_document_is_read_or_refused_and_never_a_crash()
    {
        var random = new Random(20260131);
        var (read, refused) = (0, 0);
        foreach (var path in Directory.EnumerateFiles(Corpus, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var text = await File.ReadAllTextAsync(path);
            for (var round = 0; round < Rounds; round++)
            {
                var good = await IsRead(Path.GetFileName(path).Split('.')[0], Some.Utf8(Mangle(text, random)));
                read += good ? 1 : 0;
                refused += good ? 0 : 1;
            }
        }

        Assert.That(refused, Is.GreaterThan(5000));
        Assert.That(read, Is.GreaterThan(100));
    }

    private static async Task<bool> IsRead(string format, byte[] utf8)
    {
        if (format != "prediction")
        {
            return TaskSpecReader.Read(utf8, "task.json") is TaskReading.Read;
        }

        using var stream = new MemoryStream(utf8);
        var good = 0;
        await foreach (var line in PredictionReader.ReadAsync(stream, "p.jsonl", CancellationToken.None))
        {
            good += line is Contracts.Documents.LineReading<Prediction>.Good ? 1 : 0;
        }

        return good > 0;
    }

    private static string Mangle(string text, Random random)
    {
        var at = random.Next(text.Length);
        var cut = random.Next(Math.Min(12, text.Length - at));
        return random.Next(3) switch
        {
            0 => text.Remove(at, cut),
            1 => text.Insert(at, Pieces[random.Next(Pieces.Length)]),
            _ => text.Remove(at, cut).Insert(at, Pieces[random.Next(Pieces.Length)]),
        };
    }
}
