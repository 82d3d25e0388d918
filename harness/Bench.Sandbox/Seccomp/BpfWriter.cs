using System.Buffers.Binary;

namespace Bench.Sandbox.Seccomp;

/// <summary>
/// Writes rules as a classic BPF program over <c>struct seccomp_data</c>. The rules stand one after another and not in a search
/// tree: for calls without conditions the kernel (5.11 and newer) runs the program once and remembers "allowed".
/// </summary>
internal static class BpfWriter
{
    private const ushort LoadWord = 0x20; // BPF_LD | BPF_W | BPF_ABS
    private const ushort JumpEqual = 0x15; // BPF_JMP | BPF_JEQ | BPF_K
    private const ushort JumpAtLeast = 0x35; // BPF_JMP | BPF_JGE | BPF_K
    private const ushort JumpBit = 0x45; // BPF_JMP | BPF_JSET | BPF_K
    private const ushort Return = 0x06; // BPF_RET | BPF_K
    private const uint Allow = 0x7FFF0000;
    private const uint Refuse = 0x00050000; // SECCOMP_RET_ERRNO, the error in the low 16 bits
    private const uint KillProcess = 0x80000000;
    private const uint NotPermitted = 1;
    private const uint NumberOffset = 0;
    private const uint ArchitectureOffset = 4;
    private const uint ArgumentsOffset = 16;
    private const int InstructionBytes = 8;

    public static ReadOnlyMemory<byte> Write(IEnumerable<SeccompRule> rules, SyscallTable table)
    {
        List<Instruction> program =
        [
            new(LoadWord, ArchitectureOffset),
            new(JumpEqual, table.AuditArchitecture, WhenTrue: 1),
            new(Return, KillProcess),
            new(LoadWord, NumberOffset),
        ];
        if (table.FirstForeignNumber is { } foreign)
        {
            program.AddRange([new(JumpAtLeast, foreign, WhenFalse: 1), new(Return, Refuse | NotPermitted)]);
        }

        foreach (var group in rules.Where(rule => table.Numbers.ContainsKey(rule.Call)).GroupBy(rule => rule.Call))
        {
            program.AddRange(Block(table.Numbers[group.Key], [.. group]));
        }

        program.Add(new(Return, Allow));
        return Encode(program);
    }

    /// <summary>Skips to the next block unless the number is this call's; leaves the number loaded for the next block only in that case.</summary>
    private static IEnumerable<Instruction> Block(uint number, IReadOnlyList<SeccompRule> rules)
    {
        if (rules is [{ Condition: null } always])
        {
            return [new(JumpEqual, number, WhenFalse: 1), new(Return, Refuse | (uint)always.Errno)];
        }

        List<Instruction> body = [.. rules.SelectMany(Conditional), new(Return, Allow)];
        return [new(JumpEqual, number, WhenFalse: checked((byte)body.Count)), .. body];
    }

    private static IEnumerable<Instruction> Conditional(SeccompRule rule)
    {
        var condition = rule.Condition ?? throw new ArgumentException($"{rule.Call} is refused both always and under a condition.", nameof(rule));
        var (high, low) = ((uint)(condition.Value >> 32), (uint)condition.Value);
        var lowOffset = ArgumentsOffset + (8 * (uint)condition.Argument);
        Instruction loadLow = new(LoadWord, lowOffset), loadHigh = new(LoadWord, lowOffset + 4), refuse = new(Return, Refuse | (uint)rule.Errno);
        return condition.Comparison switch
        {
            SeccompComparison.LowHalfEqual => [loadLow, new(JumpEqual, low, WhenFalse: 1), refuse],
            SeccompComparison.HasBit when high == 0 => [loadLow, new(JumpBit, low, WhenFalse: 1), refuse],
            SeccompComparison.Equal => [loadHigh, new(JumpEqual, high, WhenFalse: 3), loadLow, new(JumpEqual, low, WhenFalse: 1), refuse],
            // Any high half above 0 is at least a value of 32 bits.
            SeccompComparison.AtLeast when high == 0 =>
                [loadHigh, new(JumpEqual, 0, WhenFalse: 2), loadLow, new(JumpAtLeast, low, WhenFalse: 1), refuse],
            _ => throw new ArgumentException($"{condition.Comparison} is not written for values above 32 bits.", nameof(rule)),
        };
    }

    private static byte[] Encode(List<Instruction> program)
    {
        var bytes = new byte[program.Count * InstructionBytes];
        for (var i = 0; i < program.Count; i++)
        {
            var slot = bytes.AsSpan(i * InstructionBytes, InstructionBytes);
            BinaryPrimitives.WriteUInt16LittleEndian(slot, program[i].Code);
            slot[2] = program[i].WhenTrue;
            slot[3] = program[i].WhenFalse;
            BinaryPrimitives.WriteUInt32LittleEndian(slot[4..], program[i].Operand);
        }

        return bytes;
    }

    /// <summary>One <c>struct sock_filter</c>; the jumps count the instructions to leave out.</summary>
    private sealed record Instruction(ushort Code, uint Operand, byte WhenTrue = 0, byte WhenFalse = 0);
}
