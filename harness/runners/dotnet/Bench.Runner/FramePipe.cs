using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Bench.Runner;

/// <summary>The two pipes of the agent, moved to where the library's use of standard input and output does not reach.</summary>
internal sealed unsafe class FramePipe
{
    private const int NonceBytes = 16;
    private const int HeadBytes = 1 + 4 + NonceBytes;
    private const int FirstFree = 3;

    private readonly int _input;
    private readonly int _output;
    private byte[]? _nonce;

    private FramePipe(int input, int output)
    {
        _input = input;
        _output = output;
    }

    /// <summary>Takes standard input and output away: input becomes empty, output goes where errors go.</summary>
    public static FramePipe Take()
    {
        var pipe = new FramePipe(
            NativeMethods.Control(0, NativeMethods.DuplicateCloseOnExec, FirstFree),
            NativeMethods.Control(1, NativeMethods.DuplicateCloseOnExec, FirstFree));
        fixed (byte* path = "/dev/null\0"u8)
        {
            _ = NativeMethods.Duplicate(NativeMethods.Open(path, 0), 0);
        }

        _ = NativeMethods.Duplicate(2, 1);
        return pipe;
    }

    /// <summary>Waits for the next frame, whose kind is known.</summary>
    /// <returns>Its payload; null when the agent is gone or sent something else.</returns>
    public byte[]? Receive(FrameKind wanted)
    {
        var head = new byte[HeadBytes];
        if (!ReadExactly(head))
        {
            return null;
        }

        _nonce ??= head[^NonceBytes..];
        var payload = new byte[BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(1))];
        var known = head[0] == (byte)wanted && head.AsSpan(HeadBytes - NonceBytes).SequenceEqual(_nonce);
        return known && ReadExactly(payload) ? payload : null;
    }

    public void Send(FrameKind kind, ReadOnlySpan<byte> payload)
    {
        Span<byte> head = stackalloc byte[HeadBytes];
        head[0] = (byte)kind;
        BinaryPrimitives.WriteUInt32LittleEndian(head[1..], (uint)payload.Length);
        _nonce.CopyTo(head[5..]);
        WriteAll(head);
        WriteAll(payload);
    }

    /// <summary>Returns when the agent closes its end. It kills this process instead, as a rule.</summary>
    public void WaitForEnd()
    {
        var ignored = new byte[1];
        while (ReadExactly(ignored))
        {
        }
    }

    private bool ReadExactly(Span<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            nint count;
            fixed (byte* start = buffer)
            {
                count = NativeMethods.Read(_input, start, buffer.Length);
            }

            if (count < 0 && Marshal.GetLastSystemError() == NativeMethods.InterruptedCall)
            {
                continue;
            }

            if (count <= 0)
            {
                return false;
            }

            buffer = buffer[(int)count..];
        }

        return true;
    }

    private void WriteAll(ReadOnlySpan<byte> data)
    {
        while (!data.IsEmpty)
        {
            nint count;
            fixed (byte* start = data)
            {
                count = NativeMethods.Write(_output, start, data.Length);
            }

            if (count < 0 && Marshal.GetLastSystemError() != NativeMethods.InterruptedCall)
            {
                NativeMethods.Exit(1); // nobody is left to answer to
            }

            data = data[(int)Math.Max(count, 0)..];
        }
    }
}
