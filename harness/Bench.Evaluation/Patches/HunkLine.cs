namespace Bench.Evaluation.Patches;

/// <summary>One line of a hunk.</summary>
/// <param name="Kind">Role of the line.</param>
/// <param name="Text">Bytes of the line without its newline; a carriage return belongs to the text.</param>
/// <param name="Ended">False for a last line that has no newline at the end of its file.</param>
public readonly record struct HunkLine(LineKind Kind, ReadOnlyMemory<byte> Text, bool Ended)
{
    /// <summary>Bytes that the line takes in a file.</summary>
    public int Length => Text.Length + (Ended ? 1 : 0);
}
