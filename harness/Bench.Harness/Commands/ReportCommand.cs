using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text;
using Bench.Contracts.Documents;
using Bench.Evaluation;
using Bench.Evaluation.Shell;
using Bench.Harness.Reporting;
using Bench.Harness.Reporting.Html;
using Bench.Scoring.Rules;
using Bench.Scoring.Runs;
using Spectre.Console;

namespace Bench.Harness.Commands;

/// <summary><c>bench report</c>: shows runs as a table, JSON, CSV or an HTML page. Runs nothing.</summary>
internal static class ReportCommand
{
    /// <summary>Columns of a table that no terminal bounds.</summary>
    private const int RedirectedWidth = 200;

    private const string Text = """
        Show runs as a table, JSON, CSV or an HTML page.

        Examples:
          bench report my-run
          bench report my-run --format html --out my-run.html
          bench report my-run --format json | jq .score
          bench report run-a run-b --format csv > results.csv
        """;

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var runs = new Argument<string[]>("run") { Description = "Folders of runs.", Arity = ArgumentArity.OneOrMore };
        var format = new Option<string>("--format") { Description = "table, json, csv or html.", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "json", "csv", "html");
        var file = new Option<string?>("--out") { Description = "File that JSON, CSV or HTML is written to; the standard output when not given." };
        var rule = RuleOption.Create();
        var command = new Command("report", Text) { runs, format, file, rule };
        command.SetAction((parsed, cancellationToken) => CommandRun.GuardAsync(System.Console.Error, async () =>
        {
            var chosen = RuleOption.Find(parsed.GetValue(rule)!);
            var stored = new List<(string Folder, StoredRun Run)>();
            foreach (var folder in parsed.GetValue(runs)!)
            {
                stored.Add((folder, await StoredRun.ReadAsync(folder, cancellationToken)));
            }

            await PrintAsync(parsed.GetValue(format)!, stored, chosen, parsed.GetValue(file));
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
            AnsiConsole.Console.WriteLine($"{PlainText.Of(model.Model)}: {rule.Id} {ScoreWords.Sentence(model.Score)}{(model.AwaitingReview > 0 ? $"; {model.AwaitingReview} not ranked until a person has looked" : "")}");
        }

        AnsiConsole.Console.WriteLine(run.Manifest.Reported is { } report ? ReportedWords.Sentence(report) : string.Create(CultureInfo.InvariantCulture, $"sandbox: {OutcomeWords.Word(run.Manifest.Sandbox.Kind)}; grade: {OutcomeWords.Word(run.Manifest.Grade)}; effects below {summary.NoiseFloor:P0} are not told from noise here"));
    }

    private static async Task PrintAsync(string format, List<(string Folder, StoredRun Run)> runs, IScoreRule rule, string? file)
    {
        switch (format)
        {
            case "table" when file is not null:
                throw new WrongUseException("--out: a table is for the terminal. Choose --format json, csv or html for a file.");
            case "table":
                runs.ForEach(run => PrintTable(run.Run, rule));
                break;
            default:
                await WriteAsync(file, output => Write(output, format, runs, rule));
                break;
        }
    }

    private static void Write(TextWriter output, string format, List<(string Folder, StoredRun Run)> runs, IScoreRule rule)
    {
        switch (format)
        {
            case "json":
                ImmutableArray<RunSummary> summaries = [.. runs.Select(run => RunSummary.Of(run.Run.Manifest, run.Run.Results, rule))];
                output.Write(summaries is [var only] ? BenchJson.Document(only) : BenchJson.Document(summaries));
                break;
            case "csv":
                CsvReport.Write(output, runs.SelectMany(run => run.Run.Results));
                break;
            default:
                HtmlReport.Write(output, [.. runs.Select(run => ReportedRun.Of(run.Folder, run.Run))], rule);
                break;
        }
    }

    /// <summary>A file is there whole or not at all.</summary>
    private static async Task WriteAsync(string? file, Action<TextWriter> write)
    {
        if (file is null)
        {
            await using var output = Writer(System.Console.OpenStandardOutput());
            write(output);
            return;
        }

        await AtomicFile.WriteAsync(file, async stream =>
        {
            await using var output = Writer(stream);
            write(output);
        });
    }

    private static StreamWriter Writer(Stream stream) =>
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16, leaveOpen: true);
}
