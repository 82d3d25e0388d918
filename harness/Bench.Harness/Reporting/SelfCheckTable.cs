using System.Globalization;
using Bench.Contracts.SelfChecks;
using Bench.Scoring.SelfChecks;
using Spectre.Console;

namespace Bench.Harness.Reporting;

/// <summary>A self-check as tables and sentences for people.</summary>
internal static class SelfCheckTable
{
    /// <summary>Writes it.</summary>
    public static void Write(IAnsiConsole console, SelfCheckRecord record)
    {
        var findings = record.Findings;
        console.WriteLine(Text(
            $"{findings.Comparisons} comparisons of identical code in {record.Sittings} sittings of {record.Rotations} rotations, {record.SideBySide} side by side, sandbox {OutcomeWords.Word(record.Sandbox.Kind)}, {record.Seconds / 60:F0} min{(record.Neighbour ? ", with a noisy neighbour" : "")}"));
        Methods(console, findings);
        Workloads(console, findings);
        console.WriteLine(Text($"noise floor: {Percent(findings.NoiseFloor)} (95 % of the estimates of identical code lie within it); in force: {Percent(SelfCheckAnalysis.FloorInForce(findings.NoiseFloor))}"));
        var coverage = SelfCheckBars.Coverage(findings);
        console.WriteLine(Text($"injected effects covered by their 95 % interval: {Figure(coverage)}; between {SelfCheckBars.LeastCoverage:P0} and {SelfCheckBars.GreatestCoverage:P0} is right"));
        foreach (var leftOut in record.LeftOut)
        {
            console.WriteLine($"left out: {leftOut}");
        }

        console.WriteLine($"grade: {OutcomeWords.Word(record.Grade)}{(record.Shortfalls.IsEmpty ? ": this machine may score" : "")}");
        foreach (var shortfall in record.Shortfalls)
        {
            console.WriteLine($"  - {shortfall}");
        }
    }

    private static void Methods(IAnsiConsole console, SelfCheckFindings findings)
    {
        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumns("timed and judged by", "wrong verdicts", "95 % interval misses", "spread", "p95 of error", "rotations");
        foreach (var effect in findings.Rotations.Effects)
        {
            table.AddColumn(Text($"+{effect.Factor - 1:P0} seen"));
        }

        Add(table, "rotations, 99 % rule, delta 2 %", findings.Rotations);
        Add(table, Text($"the same, delta {Percent(SelfCheckAnalysis.FloorInForce(findings.NoiseFloor))}"), findings.AtFloor);
        Add(table, "the same, ended by width", findings.Adaptive);
        Add(table, "blocks, Welch's t at 5 %", findings.Welch);
        Add(table, "blocks, one standard deviation", findings.Deviation);
        console.Write(table);
    }

    private static void Add(Table table, string name, MethodFindings method) => table.AddRow(
    [
        name,
        Figure(method.FalseVerdicts),
        method.Misses is { } misses ? Figure(misses) : "",
        Percent(method.Spread),
        Percent(method.Error),
        Text($"{method.Rotations:F0}"),
        .. method.Effects.Select(effect => Text($"{Point(effect.Detected):P0}")),
    ]);

    private static void Workloads(IAnsiConsole console, SelfCheckFindings findings)
    {
        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumns("workload", "call", "wrong verdicts", "95 % interval misses", "p95 of error");
        foreach (var workload in findings.Workloads)
        {
            table.AddRow(workload.Workload.Value, Text($"{workload.CallNanoseconds / 1e6:F0} ms"), Figure(workload.FalseVerdicts), Figure(workload.Misses), Percent(workload.Error));
        }

        console.Write(table);
    }

    private static string Figure(Share share) => Text($"{share.Count}/{share.Of} = {Point(share):P1} ({share.Low:P1}–{share.High:P1})");

    private static double Point(Share share) => share.Of == 0 ? 0 : (double)share.Count / share.Of;

    /// <summary>A logarithm as the change that it stands for.</summary>
    private static string Percent(double log) => Text($"{Math.Exp(log) - 1:P1}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
