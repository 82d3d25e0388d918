using System.Text;
using Bench.Contracts.Documents;
using Bench.Contracts.Predictions;

namespace Bench.Contracts.Tests.Predictions;

[TestFixture]
public sealed class PredictionReaderTests
{
    private const string Good = """{"instance_id":"acme__json-1","model_patch":"diff","model_name_or_path":"m"}""";

    [Test]
    public async Task Lines_are_read_with_their_numbers_and_unknown_fields_are_kept()
    {
        var lines = await Read("\n" + Good.Replace("\"m\"", "\"m\",\"seed\":[1,{\"x\":2}]", StringComparison.Ordinal) + "\n");

        var good = (LineReading<Prediction>.Good)lines.Single();
        Assert.That(good.Line, Is.EqualTo(2));
        Assert.That(good.Value.ModelPatch, Is.EqualTo("diff"));
        Assert.That(good.Value.Unknown!["seed"].GetRawText(), Is.EqualTo("[1,{\"x\":2}]"));
    }

    [Test]
    public async Task A_byte_order_mark_CRLF_blank_lines_and_a_missing_last_line_end_are_tolerated()
    {
        var lines = await Read($"\uFEFF{Good}\r\n\r\n  \t\n{Attempt(1)}\r\n{Attempt(2)}");

        Assert.That(lines.Select(line => (line.Line, line is LineReading<Prediction>.Good)), Is.EqualTo(new[] { (1L, true), (4L, true), (5L, true) }));
    }

    [TestCase("{\"instance_id\":\"a\"}", "/model_patch", "the field \"model_patch\"")]
    [TestCase("{\"instance_id\":\"a\",\"model_patch\":null,\"model_name_or_path\":\"m\"}", "/model_patch", "a text")]
    [TestCase("{\"instance_id\":7,\"model_patch\":\"\",\"model_name_or_path\":\"m\"}", "/instance_id", "a text")]
    [TestCase("{\"instance_id\":\"a\",\"model_patch\":\"\",\"model_name_or_path\":\"m\",\"attempt\":-1}", "/attempt", "a whole number from 0")]
    [TestCase("{\"instance_id\":\"a\",\"model_patch\":\"\",\"model_name_or_path\":\"m\",\"cost\":\"1\"}", "/cost", "a number of 0 or more")]
    [TestCase("{\"instance_id\":\"a\",\"model_patch\":\"\",\"model_name_or_path\":\"m\\u0007\"}", "/model_name_or_path", "without control characters")]
    [TestCase("{\"instance_id\":\"a\",\"model_patch\":\"\",\"model_patch\":\"\",\"model_name_or_path\":\"m\"}", "/model_patch", "each name once")]
    [TestCase("{\"instance_id\":\"a\",\"model_patch\":\"\",\"model_name_or_path\":\"m\",\"x\":{\"y\":1,\"y\":2}}", "/x/y", "each name once")]
    [TestCase("{\"instance_id\":\"a\",", "", "well-formed JSON")]
    [TestCase("not json", "", "well-formed JSON")]
    [TestCase("\"text\"", "", "an object")]
    public async Task A_broken_line_is_reported_with_its_number_and_the_rest_goes_on(string line, string pointer, string expected)
    {
        var lines = await Read($"{Good}\n{line}\n{Attempt(1)}\n");

        var bad = (LineReading<Prediction>.Bad)lines[1];
        Assert.That(lines, Has.Count.EqualTo(3));
        Assert.That(bad.Error, Is.EqualTo(bad.Error with { File = "p.jsonl", Line = 2 }));
        Assert.That(bad.Error.Pointer, pointer.Length == 0 ? Is.Not.Null : Is.EqualTo(pointer));
        Assert.That(bad.Error.Expected, Does.Contain(expected));
        Assert.That(lines[2], Is.InstanceOf<LineReading<Prediction>.Good>());
    }

    [Test]
    public async Task A_name_of_two_hundred_characters_is_read_and_a_longer_one_is_not()
    {
        var lines = await Read(Good.Replace("\"m\"", $"\"{new string('m', 200)}\"", StringComparison.Ordinal) + "\n" + Good.Replace("\"m\"", $"\"{new string('m', 201)}\"", StringComparison.Ordinal));

        Assert.That(lines.Select(line => line is LineReading<Prediction>.Good), Is.EqualTo(new[] { true, false }));
    }

    [Test]
    public async Task The_same_prediction_a_second_time_is_refused_and_names_the_first_line()
    {
        var lines = await Read($"{Good}\n{Attempt(1)}\n{Attempt(0)}\n");

        Assert.That(((LineReading<Prediction>.Bad)lines[2]).Error.Problem, Does.Contain("of line 1 again"));
        Assert.That(lines[1], Is.InstanceOf<LineReading<Prediction>.Good>());
    }

    [Test]
    public async Task A_JSON_list_is_refused_with_the_way_to_mend_it()
    {
        var lines = await Read($"\n[\n{Good}\n]\n");

        Assert.That(((LineReading<Prediction>.Bad)lines.Single()).Error.ToString(), Is.EqualTo("p.jsonl:2: found a JSON list; expected one object a line; jq -c '.[]' makes it from a list"));
    }

    [Test]
    public async Task An_empty_file_has_no_lines()
    {
        Assert.That(await Read(""), Is.Empty);
    }

    [Test]
    public async Task A_line_over_the_limit_is_skipped_to_its_end_and_the_rest_goes_on()
    {
        var patch = new byte[1 << 20];
        Array.Fill(patch, (byte)'x');
        await using var stream = new GeneratedStream(Enumerable.Range(0, 66).Select(_ => patch).Prepend(Some.Utf8(Good + "\n")).Append(Some.Utf8("\n" + Attempt(1))));

        var lines = await Read(stream);

        Assert.That(lines.Select(line => line.Line), Is.EqualTo(new[] { 1L, 2, 3 }));
        Assert.That(((LineReading<Prediction>.Bad)lines[1]).Error.Expected, Is.EqualTo("at most 67108864 bytes"));
        Assert.That(lines[2], Is.InstanceOf<LineReading<Prediction>.Good>());
    }

    [Test]
    public async Task Three_hundred_megabytes_are_read_without_holding_them()
    {
        const int Lines = 3000;
        var patch = new string('p', 100_000);
        var line = 0;
        var chunks = Enumerable.Range(0, Lines).Select(number => Some.Utf8(
            number % 1000 == 7 ? "broken\n" : $$"""{"instance_id":"a__b-{{number}}","model_patch":"{{patch}}","model_name_or_path":"m"}""" + "\n"));
        await using var stream = new GeneratedStream(chunks);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var most = 0L;
        var bad = 0;

        await foreach (var reading in PredictionReader.ReadAsync(stream, "p.jsonl", CancellationToken.None))
        {
            bad += reading is LineReading<Prediction>.Bad ? 1 : 0;
            if (++line % 500 == 0)
            {
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
            }
        }

        Assert.That((line, bad), Is.EqualTo((Lines, 3)));
        Assert.That(stream.Given, Is.GreaterThan(299_000_000));
        Assert.That(most, Is.LessThan(8_000_000), "bytes alive while reading");
    }

    private static string Attempt(int number) => Good.Replace("\"m\"", $"\"m\",\"attempt\":{number}", StringComparison.Ordinal);

    private static async Task<List<LineReading<Prediction>>> Read(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await Read(stream);
    }

    private static async Task<List<LineReading<Prediction>>> Read(Stream stream)
    {
        var lines = new List<LineReading<Prediction>>();
        await foreach (var line in PredictionReader.ReadAsync(stream, "p.jsonl", CancellationToken.None))
        {
            lines.Add(line);
        }

        return lines;
    }
}
