using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Bench.Contracts.Documents;
using Bench.Evaluation.Runs;
using Bench.Harness.Console;
using Bench.Harness.Reporting;
using Bench.Scoring.Rules;
using Spectre.Console;

namespace Bench.Harness.Commands;

/// <summary><c>bench report</c>: prints a run as a table, JSON or CSV. Runs nothing.</summary>
internal static class ReportCommand
{
    /// <summary>Columns of a table that no terminal bounds.</summary>
    private const int RedirectedWidth = 200;

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var runs = new Argument<string[]>("run") { Description = "Folders of runs.", Arity = ArgumentArity.OneOrMore };
        var format = new Option<string>("--format") { Description = "table, json or csv.", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "json", "csv");
        var rule = RuleOption.Create();
        var command = new Command("report", "Print a run as a table, JSON or CSV.\n\nExamples:\n  bench report my-run\n  bench report my-run --format json | jq .score\n  bench report run-a run-b --format csv > results.csv")
        {
            runs, format, rule,
        };
        command.SetAction((parsed, cancellationToken) => CommandRun.GuardAsync(System.Console.Error, async () =>
        {
            var chosen = RuleOption.Find(parsed.GetValue(rule)!);
            var stored = new List<StoredRun>();
            foreach (var folder in parsed.GetValue(runs)!)
            {
                stored.Add(await StoredRun.ReadAsync(folder, cancellationToken));
            }

            Print(parsed.GetValue(format)!, stored, chosen);
            return ExitCode.Done;
        }));
        return command;
    }

    /// <summary>Where no terminal shows them, tables get room and no colours.</summary>
    public static void PlainWhenRedirected()
    {
        if (System.Console.IsOutputRedirected)
        {
            AnsiConsole.Profile.Width = RedirectedWidth;
            AnsiConsole.Profile.Capabilities.Ansi = false;
        }
    }

    /// <summary>Prints one run as a table with its score, for commands that end with one.</summary>
    public static void PrintTable(StoredRun run, IScoreRule rule)
    {
        PlainWhenRedirected();
        OutcomeTable.Write(AnsiConsole.Console, run.Results);
        var summary = RunSummary.Of(run.Manifest, run.Results, rule);
        foreach (var model in summary.Models.Where(model => summary.Models.Length == 1 || model.Score.Tasks > 0))
        {
            AnsiConsole.Console.WriteLine($"{OutcomeWords.Plain(model.Model)}: {rule.Id} {Figure(model.Score)}{(model.AwaitingReview > 0 ? $"; {model.AwaitingReview} not ranked until a person has looked" : "")}");
        }

        AnsiConsole.Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"sandbox: {OutcomeWords.Word(run.Manifest.Sandbox.Kind)}; grade: {OutcomeWords.Word(run.Manifest.Grade)}; effects below {summary.NoiseFloor:P0} are not told from noise here"));
    }

    private static void Print(string format, List<StoredRun> runs, IScoreRule rule)
    {
        switch (format)
        {
            case "json":
                ImmutableArray<RunSummary> summaries = [.. runs.Select(run => RunSummary.Of(run.Manifest, run.Results, rule))];
                System.Console.Out.Write(summaries is [var only] ? BenchJson.Document(only) : BenchJson.Document(summaries));
                break;
            case "csv":
                CsvReport.Write(System.Console.Out, runs.SelectMany(run => run.Results));
                break;
            default:
                runs.ForEach(run => PrintTable(run, rule));
                break;
        }
    }

    private static string Figure(Score score) => score.Point is null
        ? "not scored: no task could be measured"
        : string.Create(CultureInfo.InvariantCulture, $"{score.Point:F3} [{score.Low:F3}, {score.High:F3}] over {score.Tasks} tasks{(score.Unscored > 0 ? $", {score.Unscored} not scored" : "")}");
}
