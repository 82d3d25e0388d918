namespace Bench.Evaluation.Shell;

/// <summary>Writes each report as a line, in place and in order.</summary>
/// <param name="output">Where the lines go.</param>
public sealed class ConsoleLines(TextWriter output) : IProgress<string>
{
    /// <inheritdoc/>
    public void Report(string value) => output.WriteLine(value);
}
