namespace Bench.Evaluation.Patches;

/// <summary>Walks over the lines of a patch without copying. Only the newline ends a line.</summary>
internal sealed class PatchLines
{
    private readonly ReadOnlyMemory<byte> _text;
    private int _start;
    private int _length;

    public PatchLines(ReadOnlyMemory<byte> text)
    {
        _text = text;
        Measure();
    }

    /// <summary>Number of the current line, from 1.</summary>
    public int Number { get; private set; } = 1;

    public bool AtEnd => _start >= _text.Length;

    /// <summary>Bytes from the start of the current line to the end of the patch.</summary>
    public int BytesLeft => _text.Length - _start;

    /// <summary>The current line without its newline.</summary>
    public ReadOnlyMemory<byte> Memory => _text.Slice(_start, _length);

    public ReadOnlySpan<byte> Current => Memory.Span;

    public bool StartsWith(ReadOnlySpan<byte> prefix) => !AtEnd && Current.StartsWith(prefix);

    public void Advance()
    {
        _start = Math.Min(_start + _length + 1, _text.Length);
        Number++;
        Measure();
    }

    private void Measure()
    {
        var rest = _text.Span[_start..];
        var end = rest.IndexOf((byte)'\n');
        _length = end < 0 ? rest.Length : end;
    }
}
