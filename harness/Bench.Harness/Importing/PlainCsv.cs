using Bench.Contracts.Documents;

namespace Bench.Harness.Importing;

/// <summary>
/// A CSV file of plain values, by the names in its header line. Reports hold ids and numbers, so that nothing in them is quoted; a quote
/// is refused rather than guessed at.
/// </summary>
/// <param name="file">Path of the file, for messages.</param>
/// <param name="header">Names of the columns by their place.</param>
internal sealed class PlainCsv(string file, string[] header)
{
    /// <summary>Number of columns.</summary>
    public int Columns => header.Length;

    /// <summary>Reads the header.</summary>
    /// <param name="file">Path of the file, for messages.</param>
    /// <param name="line">First line of the file; null when it has none.</param>
    /// <param name="needed">Columns that must be there, in any order and among others.</param>
    /// <param name="errors">Takes what is wrong.</param>
    public static PlainCsv OfHeader(string file, string? line, IEnumerable<string> needed, ICollection<DocumentError> errors)
    {
        string[] names = line is null ? [] : line.Split(',');
        foreach (var missing in needed.Where(name => !names.Contains(name, StringComparer.Ordinal)))
        {
            errors.Add(new DocumentError(file, 1, "", "found no such column in the header", $"a column named {missing}"));
        }

        foreach (var twice in names.GroupBy(name => name, StringComparer.Ordinal).Where(name => name.Skip(1).Any()))
        {
            errors.Add(new DocumentError(file, 1, "", $"found the column '{twice.Key}' twice", "each column once"));
        }

        return new PlainCsv(file, names);
    }

    /// <summary>Reads a line; null when its shape is wrong.</summary>
    /// <param name="number">Number of the line, from 1.</param>
    /// <param name="line">The line.</param>
    /// <param name="errors">Takes what is wrong.</param>
    public CsvLine? Line(long number, string line, ICollection<DocumentError> errors)
    {
        var values = line.Split(',');
        if (line.Contains('"', StringComparison.Ordinal))
        {
            errors.Add(new DocumentError(file, number, "", "found a quotation mark", "plain values with commas between them"));
            return null;
        }

        if (values.Length != header.Length)
        {
            errors.Add(new DocumentError(file, number, "", $"found {values.Length} values", $"{header.Length}, as many as the header has names"));
            return null;
        }

        return new CsvLine(file, number, header.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal), errors);
    }
}
