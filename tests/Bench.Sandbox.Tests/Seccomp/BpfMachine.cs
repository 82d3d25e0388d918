using System.Buffers.Binary;

namespace Bench.Sandbox.Tests.Seccomp;

/// <summary>Runs a seccomp program as the kernel does, for architectures that this machine is not.</summary>
internal sealed class BpfMachine(ReadOnlyMemory<byte> program)
{
    /// <summary>What the program returns for a call.</summary>
    public uint Run(uint architecture, uint number, params ulong[] arguments)
    {
        var data = new byte[64];
        BinaryPrimitives.WriteUInt32LittleEndian(data, number);
        BinaryPrimitives.WriteUInt32LittleEndian(data.AsSpan(4), architecture);
        for (var i = 0; i < arguments.Length; i++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(data.AsSpan(16 + (8 * i)), arguments[i]);
        }

        uint accumulator = 0;
        for (var at = 0; ; at++)
        {
            var slot = program.Span.Slice(at * 8, 8);
            var operand = BinaryPrimitives.ReadUInt32LittleEndian(slot[4..]);
            switch (BinaryPrimitives.ReadUInt16LittleEndian(slot))
            {
                case 0x20:
                    accumulator = BinaryPrimitives.ReadUInt32LittleEndian(data.AsSpan((int)operand));
                    break;
                case 0x06:
                    return operand;
                case 0x15:
                    at += accumulator == operand ? slot[2] : slot[3];
                    break;
                case 0x35:
                    at += accumulator >= operand ? slot[2] : slot[3];
                    break;
                case 0x45:
                    at += (accumulator & operand) != 0 ? slot[2] : slot[3];
                    break;
                default:
                    throw new InvalidDataException($"No such instruction at {at}.");
            }
        }
    }
}
