using System.CommandLine;
using Bench.Contracts.Documents;
using Bench.Contracts.Runs;
using Bench.Evaluation;
using Bench.Evaluation.Shell;
using Bench.Harness.Reporting;
using Bench.Scoring.Rules;
using Bench.Scoring.Runs;
using Spectre.Console;

namespace Bench.Harness.Commands;

/// <summary><c>bench grade</c>: computes the results of a run again from its samples alone.</summary>
internal static class GradeCommand
{
    private const string EveryRule = "all";

    private const string Text = """
        Compute the results of a run again from its samples alone; nothing is run.

        Needs run.json, results.jsonl and samples.jsonl of the run: no journal, no tasks, no sandbox.

        Examples:
          bench grade my-run
          bench grade my-run --rule sr-hm
          bench grade my-run --rule all
        """;

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var run = new Argument<string>("run") { Description = "Folder of the run." };
        var rule = RuleOption.Create($", or {EveryRule} for a table of all of them");
        var command = new Command("grade", Text) { run, rule };
        command.SetAction((parsed, cancellationToken) => CommandRun.GuardAsync(System.Console.Error, () => RunAsync(parsed.GetValue(run)!, parsed.GetValue(rule)!, cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(string folder, string rule, CancellationToken cancellationToken)
    {
        var chosen = rule == EveryRule ? ScoreRules.Default : RuleOption.Find(rule);
        var stored = await StoredRun.ReadAsync(folder, cancellationToken);
        var graded = Grading.Again(stored);
        var before = stored.Results.Select(BenchJson.Line).ToList();
        var after = graded.Results.Select(BenchJson.Line).ToList();
        var moved = before.Zip(after).Count(pair => pair.First != pair.Second);
        if (moved > 0)
        {
            await AtomicFile.WriteAsync(Path.Combine(folder, RunReader.ResultsName), string.Concat(after.Select(line => line + "\n")), cancellationToken);
        }

        ReportCommand.PrintTable(graded, chosen);
        if (rule == EveryRule)
        {
            RuleTable.Write(AnsiConsole.Console, graded.Results);
        }

        if (stored.Manifest.Reported is { } report)
        {
            await System.Console.Error.WriteLineAsync($"{ReportedWords.Sentence(report)}; its {after.Count} results stand as they are, and the score is computed from them");
            return ExitCode.Done;
        }

        await System.Console.Error.WriteLineAsync(moved == 0
            ? $"graded {after.Count} results from their samples: all as before"
            : $"graded {after.Count} results from their samples: {moved} differ from before, {RunReader.ResultsName} is written anew");
        if (Grading.Unclaimed(graded) is > 0 and var unclaimed)
        {
            await System.Console.Error.WriteLineAsync(
                $"bench: {RunReader.SamplesName} holds {unclaimed} candidates' arms that no result rests on; a sitting that was void leaves such, and so does a {RunReader.ResultsName} that was cut");
        }

        return ExitCode.Done;
    }
}
