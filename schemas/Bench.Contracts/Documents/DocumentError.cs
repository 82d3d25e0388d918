namespace Bench.Contracts.Documents;

/// <summary>One thing that is wrong with a document, and what was expected in its place.</summary>
/// <param name="File">Name of the file as it was given.</param>
/// <param name="Line">Line of the file, from 1; 0 when the file as a whole is meant.</param>
/// <param name="Pointer">JSON pointer of the place within the document; empty for the document itself.</param>
/// <param name="Problem">What was found.</param>
/// <param name="Expected">What was expected.</param>
public sealed record DocumentError(string File, long Line, string Pointer, string Problem, string Expected)
{
    /// <summary>The error as one line of text: <c>file:line: pointer: problem; expected …</c>.</summary>
    public override string ToString() =>
        $"{File}{(Line > 0 ? $":{Line}" : "")}: {(Pointer.Length > 0 ? $"{Pointer}: " : "")}{Problem}; expected {Expected}";
}
