using System.Buffers.Binary;
using Bench.Contracts.Protocol;
using Bench.Sandbox;

namespace Bench.Evaluation.Workloads;

/// <summary>
/// The frames of a whole exchange as one input. A runner that reads them ends by itself after its answer, which a tool that reports at the
/// end of the process, such as valgrind, needs. Nothing is timed this way.
/// </summary>
public static class RecordedExchange
{
    private const int NonceBytes = 16;

    /// <summary>HELLO, SETUP and GO, one after the other.</summary>
    public static byte[] Of(SampleExchange exchange) =>
        [.. Frame(FrameKind.Hello, exchange.Hello.Span), .. Frame(FrameKind.Setup, exchange.Setup.Span), .. Frame(FrameKind.Go, exchange.Go.Span)];

    private static byte[] Frame(FrameKind kind, ReadOnlySpan<byte> payload)
    {
        var frame = new byte[1 + sizeof(uint) + NonceBytes + payload.Length];
        frame[0] = (byte)kind;
        BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(1), (uint)payload.Length);
        payload.CopyTo(frame.AsSpan(frame.Length - payload.Length));
        return frame;
    }
}
