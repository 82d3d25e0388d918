using Bench.Contracts.Documents;

namespace Bench.Contracts.Protocol;

/// <summary>Reads the payloads of frames as strictly as a task is read.</summary>
public static class ProtocolReader
{
    /// <summary>Reads the payload of a HELLO frame.</summary>
    public static DocumentReading<HelloPayload> ReadHello(ReadOnlySpan<byte> payload) => DocumentReader.Read<HelloPayload>(payload, "HELLO", static _ => []);

    /// <summary>Reads the payload of a SETUP frame.</summary>
    public static DocumentReading<SetupPayload> ReadSetup(ReadOnlySpan<byte> payload) => DocumentReader.Read<SetupPayload>(payload, "SETUP", static _ => []);
}
