using System.Collections.Immutable;
using System.Globalization;
using Bench.Contracts.Documents;
using Bench.Contracts.Tasks;

namespace Bench.Harness.Importing;

/// <summary>
/// Reads the per-task report that SWE-fficiency's evaluation writes (CSV). Columns go by their names; those that we do not use may hold
/// anything, or nothing. Strict otherwise: a number that contradicts another of its line is refused.
/// </summary>
internal static class SwefficiencyReport
{
    /// <summary>Name of the format.</summary>
    public const string Format = "swefficiency-report";

    /// <summary>Largest file, in bytes: a hundred times what 498 tasks take.</summary>
    public const int LargestFile = 8 << 20;

    private const int MostErrors = 20;
    private const string Id = "instance_id";
    private const string Candidate = "pred_speedup_ratio";
    private const string Expert = "gold_speedup_ratio";
    private const string Ratio = "human_speedup_ratio";
    private const string Correctness = "correctness";
    private const string Share = "correctness_pct";

    /// <summary>How far a stated ratio may be from the quotient of the two speedups: the last digits of a printed number.</summary>
    private const double Rounding = 1e-6;

    /// <summary>Reads a report.</summary>
    /// <param name="file">Name of the file, for messages.</param>
    /// <param name="text">Its text.</param>
    /// <param name="errors">Everything that is wrong with it, in the order of the lines; empty when it can be used.</param>
    public static ImmutableArray<SwefficiencyRow> Read(string file, string text, out ImmutableArray<DocumentError> errors)
    {
        var found = new List<DocumentError>();
        var rows = ImmutableArray.CreateBuilder<SwefficiencyRow>();
        using var lines = new StringReader(text);
        var csv = PlainCsv.OfHeader(file, lines.ReadLine(), [Id, Candidate, Expert, Ratio, Correctness, Share], found);
        var tasks = new HashSet<TaskId>();
        var most = found.Count > 0 ? 0 : MostErrors;
        for (var number = 2L; found.Count < most && lines.ReadLine() is { } line; number++)
        {
            if (line.Length > 0 && csv.Line(number, line, found) is { } values && Row(values) is { } row)
            {
                rows.Add(row);
                if (!tasks.Add(row.Task))
                {
                    values.Refuse(Id, "each task once");
                }
            }
        }

        if (rows.Count == 0 && found.Count == 0)
        {
            found.Add(new DocumentError(file, 0, "", "found no line of a task", "a header and a line for each task"));
        }

        errors = [.. found];
        return rows.ToImmutable();
    }

    private static SwefficiencyRow? Row(CsvLine values)
    {
        var task = TaskId.TryParse(values.Text(Id));
        if (task is null)
        {
            values.Refuse(Id, "the id of a task: owner__repo-number");
            return null;
        }

        var row = new SwefficiencyRow(
            task,
            values.Number(Candidate, IsRatio, "a positive number"),
            values.Number(Expert, IsRatio, "a positive number"),
            values.Number(Ratio, IsRatio, "a positive number"),
            values.Number(Correctness, number => number is 0 or 1, "0 or 1") == 1,
            values.Number(Share, number => number is >= 0 and <= 1, "a number from 0 to 1"));
        if (!values.IsSound)
        {
            return row;
        }

        if (Math.Abs((row.Speedup / row.ExpertSpeedup / row.Ratio) - 1) > Rounding)
        {
            values.Refuse(Ratio, string.Create(CultureInfo.InvariantCulture, $"{row.Speedup / row.ExpertSpeedup}, the quotient of {Candidate} and {Expert}"));
        }

        if (!row.Correct && row.Speedup != 1)
        {
            values.Refuse(Candidate, $"1, as {Correctness} is 0");
        }

        return row;
    }

    private static bool IsRatio(double value) => value > 0;
}
