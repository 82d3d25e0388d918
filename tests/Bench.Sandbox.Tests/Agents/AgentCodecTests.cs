using Bench.Sandbox.Agents;

namespace Bench.Sandbox.Tests.Agents;

public sealed class AgentCodecTests
{
    private static readonly AgentRequest Request = new() { Arguments = ["true"], WallLimit = TimeSpan.FromSeconds(1) };

    [Test]
    public void A_ping_has_no_body() => Assert.That(AgentCodec.EncodePing(), Is.EqualTo(new byte[] { 0, 0, 0, 0, AgentTags.MessagePing }));

    [Test]
    public void A_request_is_length_type_and_fields()
    {
        var message = AgentCodec.EncodeSpawn(Request);

        Assert.That(BitConverter.ToInt32(message), Is.EqualTo(message.Length - AgentCodec.HeadBytes));
        Assert.That(message[4], Is.EqualTo(AgentTags.MessageSpawn));
        Assert.That(message[5..15], Is.EqualTo(new byte[] { AgentTags.TagArgument, 0, 4, 0, 0, 0, (byte)'t', (byte)'r', (byte)'u', (byte)'e' }));
    }

    [Test]
    public void A_text_with_a_nul_is_refused_here() =>
        Assert.That(() => AgentCodec.EncodeSpawn(Request with { Arguments = ["a\0b"] }), Throws.ArgumentException);

    [Test]
    public void A_request_over_the_cap_is_refused_here() =>
        Assert.That(() => AgentCodec.EncodeSpawn(Request with { StandardInput = new byte[AgentCodec.MaxRequestBytes] }), Throws.ArgumentException);

    [TestCase(new byte[] { 80, 0, 8, 0, 0 }, TestName = "A_reply_with_half_a_head_is_a_fault")]
    [TestCase(new byte[] { 80, 0, 8, 0, 0, 0, 1 }, TestName = "A_reply_with_half_a_field_is_a_fault")]
    [TestCase(new byte[] { 80, 0, 255, 255, 255, 255 }, TestName = "A_reply_with_an_endless_field_is_a_fault")]
    [TestCase(new byte[] { 80, 0, 1, 0, 0, 0, 1, 81, 0, 1, 0, 0, 0, 1 }, TestName = "A_reply_with_a_short_number_is_a_fault")]
    [TestCase(new byte[0], TestName = "A_reply_without_its_fields_is_a_fault")]
    public void Nonsense_is_a_fault_of_the_sandbox(byte[] body) =>
        Assert.That(() => AgentCodec.Decode(AgentTags.MessagePong, body), Throws.TypeOf<SandboxFaultException>());

    [Test]
    public void An_unknown_type_is_a_fault_of_the_sandbox() =>
        Assert.That(() => AgentCodec.Decode(99, []), Throws.TypeOf<SandboxFaultException>());
}
