namespace Bench.Sandbox;

/// <summary>Payloads that the agent sends to a runner; it adds the frames' heads and a nonce.</summary>
/// <param name="Hello">Payload of HELLO.</param>
/// <param name="Setup">Payload of SETUP.</param>
/// <param name="Go">Payload of GO.</param>
/// <param name="AnswerLimitBytes">Longest answer that is accepted.</param>
public sealed record SampleExchange(
    ReadOnlyMemory<byte> Hello,
    ReadOnlyMemory<byte> Setup,
    ReadOnlyMemory<byte> Go,
    long AnswerLimitBytes);
