using System.CommandLine;
using Bench.Contracts.Documents;
using Bench.Contracts.Runs;
using Bench.Evaluation;
using Bench.Evaluation.Runs;
using Bench.Harness.Console;

namespace Bench.Harness.Commands;

/// <summary><c>bench grade</c>: computes the results of a run again from its samples alone.</summary>
internal static class GradeCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var run = new Argument<string>("run") { Description = "Folder of the run." };
        var rule = RuleOption.Create();
        var command = new Command("grade", "Compute the results of a run again from its samples alone; nothing is run.\n\nExamples:\n  bench grade my-run\n  bench grade my-run --rule sr-hm")
        {
            run, rule,
        };
        command.SetAction((parsed, cancellationToken) => CommandRun.GuardAsync(System.Console.Error, async () =>
        {
            var chosen = RuleOption.Find(parsed.GetValue(rule)!);
            var folder = parsed.GetValue(run)!;
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
            await System.Console.Error.WriteLineAsync(moved == 0
                ? $"graded {after.Count} results from their samples: all as before"
                : $"graded {after.Count} results from their samples: {moved} differ from before, {RunReader.ResultsName} is written anew");
            return ExitCode.Done;
        }));
        return command;
    }
}
