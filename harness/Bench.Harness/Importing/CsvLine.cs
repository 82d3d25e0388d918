using System.Globalization;
using Bench.Contracts.Documents;

namespace Bench.Harness.Importing;

/// <summary>One line of a CSV file. What cannot be read is noted as an error with its place, and reading goes on.</summary>
/// <param name="file">Path of the file, for messages.</param>
/// <param name="number">Number of the line, from 1.</param>
/// <param name="values">Its values by column.</param>
/// <param name="errors">Takes what is wrong.</param>
internal sealed class CsvLine(string file, long number, IReadOnlyDictionary<string, string> values, ICollection<DocumentError> errors)
{
    /// <summary>Whether everything that was read of it so far is as it should be.</summary>
    public bool IsSound { get; private set; } = true;

    /// <summary>A value as it stands.</summary>
    public string Text(string column) => values[column];

    /// <summary>A finite number from a range.</summary>
    /// <param name="column">Its column.</param>
    /// <param name="range">Whether a number is in the range.</param>
    /// <param name="expected">The range in words.</param>
    public double Number(string column, Func<double, bool> range, string expected)
    {
        if (double.TryParse(values[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) && range(value))
        {
            return value;
        }

        Refuse(column, expected);
        return 1;
    }

    /// <summary>Notes that a value is not what it should be.</summary>
    public void Refuse(string column, string expected)
    {
        IsSound = false;
        var shown = values[column].Length <= 50 ? values[column] : values[column][..50] + "…";
        errors.Add(new DocumentError(file, number, column, $"found '{shown}'", expected));
    }
}
