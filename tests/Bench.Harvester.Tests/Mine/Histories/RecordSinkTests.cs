using System.Text;
using Bench.Harvester.Mine.Histories;

namespace Bench.Harvester.Tests.Mine.Histories;

public sealed class RecordSinkTests
{
    [Test]
    public void Records_are_the_same_however_the_text_is_cut()
    {
        var random = new Random(7);
        var text = string.Join('\n', Enumerable.Range(0, 200).Select(line => new string((char)('a' + (line % 26)), random.Next(0, 40))));
        for (var attempt = 0; attempt < 50; attempt++)
        {
            var found = new List<string>();
            var sink = new RecordSink((byte)'\n', 1000, record => found.Add(Encoding.UTF8.GetString(record)));
            for (var rest = Encoding.UTF8.GetBytes(text).AsSpan(); rest.Length > 0;)
            {
                var piece = Math.Min(rest.Length, random.Next(1, 60));
                sink.Write(rest[..piece]);
                rest = rest[piece..];
            }

            sink.Finish();
            Assert.That(string.Join('\n', found), Is.EqualTo(text.EndsWith('\n') ? text[..^1] : text));
        }
    }

    [Test]
    public void A_record_that_is_too_long_is_cut_and_the_next_one_is_whole()
    {
        var found = new List<string>();
        using var sink = new RecordSink(0, 4, record => found.Add(Encoding.UTF8.GetString(record)));
        sink.Write("12345"u8);
        sink.Write("678\0ab\0123456\0"u8);

        Assert.That(found, Is.EqualTo(new[] { "1234", "ab", "1234" }));
    }

    [Test]
    public void A_reader_that_fails_hears_no_more_and_tells_in_the_end()
    {
        var heard = 0;
        using var sink = new RecordSink(0, 4, _ => throw new InvalidDataException($"bad {++heard}"));
        sink.Write("a\0b\0"u8);

        Assert.That(sink.Finish, Throws.InstanceOf<InvalidDataException>().With.Message.EqualTo("bad 1"));
    }
}
