using System.Buffers.Binary;
using Bench.Sandbox.Agents;
using Bench.Sandbox.HostPrograms;

namespace Bench.Sandbox.Tests.Agents;

[TestFixture(AgentKind.Compiled)]
[TestFixture(AgentKind.Python)]
public sealed class BrokenRequestTests(AgentKind kind) : AgentFixture(kind)
{
    private readonly AgentKind _kind = kind;

    private static readonly AgentRequest True = Command("true");

    private static IEnumerable<TestCaseData> Broken()
    {
        static TestCaseData Case(string name, byte[] message, string error) => new(message, error) { TestName = name + "_is_refused_and_the_agent_goes_on" };
        var good = AgentCodec.EncodeSpawn(True);
        yield return Case("An_unknown_message", Message(99, []), "a message of type 99 is unknown");
        yield return Case("Half_a_field", Message(AgentTags.MessageSpawn, [1, 0, 4]), "a field is cut off");
        yield return Case("A_field_beyond_the_message", Message(AgentTags.MessageSpawn, [1, 0, 255, 255, 255, 255, 1]), "a field is cut off");
        yield return Case("An_unknown_field", Message(AgentTags.MessageSpawn, [77, 0, 0, 0, 0, 0]), "a field is unknown");
        yield return Case("A_request_without_a_program", Message(AgentTags.MessageSpawn, []), "there is no program to run");
        yield return Case("A_field_there_twice", Message(AgentTags.MessageSpawn, [.. good[5..], 3, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0]), "a field is there twice");
        yield return Case("A_short_number", Message(AgentTags.MessageSpawn, [5, 0, 2, 0, 0, 0, 1, 1]), "a number is not 8 bytes long");
        yield return Case("A_negative_number", Message(AgentTags.MessageSpawn, [5, 0, 8, 0, 0, 0, .. Enumerable.Repeat((byte)255, 8)]), "a number is negative");
        yield return Case("A_nul_in_a_text", Message(AgentTags.MessageSpawn, [1, 0, 1, 0, 0, 0, 0]), "a text is too long or holds a NUL");
        yield return Case("Half_an_exchange", Message(AgentTags.MessageSpawn, [.. good[5..], 15, 0, 0, 0, 0, 0]), "the exchange is not complete");
        yield return Case("A_filter_of_odd_size", Message(AgentTags.MessageSpawn, [19, 0, 3, 0, 0, 0, 1, 2, 3]), "the filter is not a filter");
        yield return Case("A_processor_that_cannot_be", Message(AgentTags.MessageSpawn, [4, 0, 8, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0]), "a processor number is out of range");
        yield return Case("A_request_over_the_cap", [.. BitConverter.GetBytes((64 << 20) + 1), AgentTags.MessageSpawn, .. new byte[(64 << 20) + 1]], "a request of more than 64 MiB");
    }

    [TestCaseSource(nameof(Broken))]
    public async Task A_broken_request(byte[] message, string error)
    {
        var replies = await ConverseAsync([.. message, .. AgentCodec.EncodePing()]);

        Assert.That(replies, Has.Count.EqualTo(2));
        Assert.That(replies[0], Is.EqualTo(new AgentReply.Refused(error)));
        Assert.That(replies[1], Is.TypeOf<AgentReply.Pong>());
    }

    [Test]
    public async Task Random_bytes_neither_crash_nor_hang_the_agent()
    {
        const int Seed = 4711;
#pragma warning disable RS0030 // Seeded on purpose.
        var random = new Random(Seed);
#pragma warning restore RS0030
        var good = AgentCodec.EncodeSpawn(True)[AgentCodec.HeadBytes..];
        var input = new List<byte>();
        for (var round = 0; round < 200; round++)
        {
            var body = good.ToArray();
            body[random.Next(6)] = (byte)random.Next(AgentTags.TagExpectedProcesses, 256); // the program is gone, so nothing runs
            body[random.Next(body.Length)] = (byte)random.Next(256);
            input.AddRange(Message(AgentTags.MessageSpawn, body));
        }

        var replies = await ConverseAsync([.. input, .. AgentCodec.EncodePing()]);

        Assert.That(replies, Has.Count.EqualTo(201), $"seed {Seed}");
        Assert.That(replies[^1], Is.TypeOf<AgentReply.Pong>());
    }

    private static byte[] Message(int type, byte[] body) => [.. BitConverter.GetBytes(body.Length), (byte)type, .. body];

    /// <summary>Writes all at once. None of it may run anything: the end of the input would end that too.</summary>
    private async Task<List<AgentReply>> ConverseAsync(byte[] input)
    {
        var program = await LocateAsync(_kind);
        var result = await HostCommand.RunAsync(program.CommandLine(program.File), Folder, input, HostCommandLimits.Default, CancellationToken.None);
        Assert.That(result.ErrorText, Is.Empty);
        var replies = new List<AgentReply>();
        for (var rest = result.StandardOutput; !rest.IsEmpty;)
        {
            var size = BinaryPrimitives.ReadInt32LittleEndian(rest.Span);
            replies.Add(AgentCodec.Decode(rest.Span[4], rest.Span.Slice(AgentCodec.HeadBytes, size)));
            rest = rest[(AgentCodec.HeadBytes + size)..];
        }

        return replies;
    }
}
