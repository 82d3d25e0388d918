using Bench.Contracts.Documents;
using Bench.Contracts.Predictions;
using Bench.Contracts.Protocol;
using Bench.Contracts.Publications;
using Bench.Contracts.Runs;
using Bench.Contracts.SelfChecks;
using Bench.Contracts.Submissions;
using Bench.Contracts.Tasks;
using NJsonSchema;

namespace Bench.Contracts.Tests.Schemas;

/// <summary>
/// Documents that are good, that are bad, and that are good for a schema and yet refused by the reader (<c>beyond</c>: rules across
/// fields, duplicate keys, nesting). The script of the tests shows the same files to a third judge, ajv.
/// </summary>
[TestFixture]
public sealed class CorpusTests
{
    private static readonly string Corpus = Path.Combine(RepositoryFolder.Root, "tests", "Bench.Contracts.Tests", "Corpus");

    private static IEnumerable<string> Files => Directory.EnumerateFiles(Corpus, "*.json", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Corpus, file)).Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Files))]
    public async Task The_reader_accepts_good_documents_and_no_others(string file)
    {
        var accepted = await Accepts(FormatOf(file), Path.Combine(Corpus, file));

        Assert.That(accepted, Is.EqualTo(file.StartsWith("good", StringComparison.Ordinal)));
    }

    [TestCaseSource(nameof(Files))]
    public async Task A_validator_with_our_schema_refuses_bad_documents_and_no_others(string file)
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(RepositoryFolder.Root, "schemas", "v1", $"{FormatOf(file)}.schema.json"));

        var errors = schema.Validate(await File.ReadAllTextAsync(Path.Combine(Corpus, file)));

        Assert.That(errors.Count > 0, Is.EqualTo(file.StartsWith("bad", StringComparison.Ordinal)), string.Join('\n', errors));
    }

    [Test]
    public void Every_format_has_good_and_bad_documents()
    {
        var kinds = Files.Select(file => $"{Path.GetDirectoryName(file)} {FormatOf(file)}").Distinct();

        Assert.That(kinds, Is.SupersetOf(Bench.Contracts.Schemas.SchemaDocuments.Names.SelectMany(name => new[] { $"good {name}", $"bad {name}" })));
    }

    private static string FormatOf(string file) => Path.GetFileName(file).Split('.')[0];

    private static async Task<bool> Accepts(string format, string path) => format switch
    {
        "task" => TaskSpecReader.Read(path) is TaskReading.Read,
        "run" => RunReader.ReadManifest(path) is DocumentReading<RunManifest>.Read,
        "selfcheck" => SelfCheckReader.Read(path) is DocumentReading<SelfCheckRecord>.Read,
        "publication" => PublicationReader.Read(path) is DocumentReading<Publication>.Read,
        "receipt" => SubmissionReader.ReadReceipt(await File.ReadAllBytesAsync(path)) is DocumentReading<Receipt>.Read,
        "job" => SubmissionReader.ReadJob(await File.ReadAllBytesAsync(path)) is DocumentReading<LeasedJob>.Read,
        "job-request" => SubmissionReader.ReadLeaseRequest(await File.ReadAllBytesAsync(path)) is DocumentReading<LeaseRequest>.Read,
        "job-report" => SubmissionReader.ReadReport(await File.ReadAllBytesAsync(path)) is DocumentReading<JobReport>.Read,
        "job-return" => SubmissionReader.ReadReturn(await File.ReadAllBytesAsync(path)) is DocumentReading<JobReturn>.Read,
        "notice" => await AllGood(NoticeReader.ReadAsync(path, CancellationToken.None)),
        "result" => await AllGood(RunReader.ReadResultsAsync(path, CancellationToken.None)),
        "sample" => await AllGood(RunReader.ReadSamplesAsync(path, CancellationToken.None)),
        "prediction" => await AllGood(PredictionReader.ReadAsync(path, CancellationToken.None)),
        "hello" => ProtocolReader.ReadHello(await File.ReadAllBytesAsync(path)) is DocumentReading<HelloPayload>.Read,
        "setup" => ProtocolReader.ReadSetup(await File.ReadAllBytesAsync(path)) is DocumentReading<SetupPayload>.Read,
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "No reader for this format."),
    };

    private static async Task<bool> AllGood<T>(IAsyncEnumerable<LineReading<T>> lines)
        where T : class
    {
        var good = new List<bool>();
        await foreach (var line in lines)
        {
            good.Add(line is LineReading<T>.Good);
        }

        return good.Count == 1 && good[0];
    }
}
