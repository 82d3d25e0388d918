using System.Globalization;
using Bench.Contracts.Runs;

namespace Bench.Harness.Reporting;

/// <summary>The results of a run as CSV (RFC 4180): one header line, dot decimals, and no cell that a spreadsheet would run as a formula.</summary>
internal static class CsvReport
{
    private static readonly string[] Columns =
    [
        "task", "model", "attempt", "outcome", "against_expert", "speedup", "speedup_low", "speedup_high", "ratio", "ratio_low", "ratio_high",
        "expert_speedup", "expert_speedup_low", "expert_speedup_high", "attainment", "tests_passed", "tests_failed", "tests_missing",
        "rotations", "charged_ns", "cpu_ns", "peak_kib", "sandbox", "reason_codes",
    ];

    /// <summary>Writes the results.</summary>
    public static void Write(TextWriter output, IEnumerable<TaskResult> results)
    {
        output.Write(string.Join(',', Columns) + "\r\n");
        foreach (var result in results)
        {
            output.Write(string.Join(',', Cells(result).Select(Quoted)) + "\r\n");
        }
    }

    private static IEnumerable<string> Cells(TaskResult result) =>
    [
        result.Task.Value,
        result.Model,
        Number(result.Attempt),
        OutcomeWords.Word(result.Outcome),
        result.AgainstExpert?.ToString().ToLowerInvariant() ?? "",
        .. Cells(result.Speedup),
        .. Cells(result.Ratio),
        .. Cells(result.ExpertSpeedup),
        Number(result.Attainment),
        Number(result.Parity?.Passed),
        Number(result.Parity?.Failed),
        Number(result.Parity?.Missing),
        Number(result.Rotations),
        Number(result.ChargedNanoseconds),
        Number(result.CpuNanoseconds),
        Number(result.PeakKiB),
        result.Sandbox.ToString().ToLowerInvariant(),
        OutcomeWords.Codes(result),
    ];

    private static string[] Cells(Estimate? estimate) => estimate is { HasInterval: true }
        ? [Number(estimate.Point), Number(estimate.Low), Number(estimate.High)]
        : [Number(estimate?.Point), "", ""];

    private static string Number(IFormattable? value) => value?.ToString(null, CultureInfo.InvariantCulture) ?? "";

    private static string Quoted(string cell)
    {
        var isFormula = cell.Length > 0 && "=+-@\t\r".Contains(cell[0], StringComparison.Ordinal) && !double.TryParse(cell, CultureInfo.InvariantCulture, out _);
        var safe = isFormula ? "'" + cell : cell;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
