namespace Bench.Contracts.Documents;

/// <summary>What reading one line of a JSON Lines file gave. Closed: <see cref="Good"/> or <see cref="Bad"/>.</summary>
/// <typeparam name="T">Type of a line.</typeparam>
public abstract record LineReading<T>
    where T : class
{
    private LineReading(long line) => Line = line;

    /// <summary>Number of the line, from 1.</summary>
    public long Line { get; init; }

    /// <summary>Byte of the file that the line begins at.</summary>
    public long Offset { get; init; }

    /// <summary>The line holds a value.</summary>
    /// <param name="Line">Number of the line, from 1.</param>
    /// <param name="Value">What it holds.</param>
    public sealed record Good(long Line, T Value) : LineReading<T>(Line);

    /// <summary>The line is not accepted; the lines after it are read all the same.</summary>
    /// <param name="Line">Number of the line, from 1.</param>
    /// <param name="Error">What is wrong with it.</param>
    public sealed record Bad(long Line, DocumentError Error) : LineReading<T>(Line);
}
