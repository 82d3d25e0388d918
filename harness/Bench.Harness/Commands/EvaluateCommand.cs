using System.CommandLine;
using Bench.Evaluation.Shell;
using Bench.Evaluation.Sittings;
using Bench.Harness.Evaluating;
using Bench.Scoring.Decisions;
using Bench.Scoring.Rules;
using Bench.Scoring.Runs;

namespace Bench.Harness.Commands;

/// <summary><c>bench evaluate</c>: scores predictions on tasks.</summary>
internal static class EvaluateCommand
{
    private const string Text = """
        Score predictions on tasks: apply, build, test, measure.

        The run's folder holds results.jsonl, samples.jsonl, run.json and logs. The same command goes on where it stopped.

        Examples:
          bench evaluate --tasks tasks/samples --predictions mine.jsonl --out runs/mine
          bench evaluate --tasks tasks/samples --predictions expert --out runs/expert --sandbox docker
          bench evaluate --tasks tasks/samples/sample__tally-34 --predictions noop --out runs/noop
        """;

    private static readonly Option<string> Tasks = new("--tasks") { Description = "A task's folder or a folder of tasks.", Required = true };

    private static readonly Option<string> Predictions = new("--predictions") { Description = "A predictions file (JSON Lines), or 'expert' or 'noop'.", Required = true };

    private static readonly Option<string> Out = new("--out") { Description = "Folder of the run; made, or gone on with.", Required = true };

    private static readonly Option<int?> Workers = new("--workers") { Description = "Most tasks side by side; by default as many as there are cores to measure on." };

    private static readonly Option<int> Rotations = new("--rotations") { Description = "Most rotations of a sitting, an even number from 10 to 400.", DefaultValueFactory = _ => new StoppingRule().Cap };

    private static readonly Option<bool> Instructions = new("--instructions") { Description = "Also count the instructions of one sample of base and of each candidate with valgrind." };

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var sandbox = SandboxOption.Create();
        var command = new Command("evaluate", Text) { Tasks, Predictions, Out, sandbox, Workers, Rotations, Instructions };
        command.SetAction((parsed, cancellationToken) => CommandRun.GuardAsync(System.Console.Error, async () =>
        {
            var request = new EvaluationRequest(
                parsed.GetValue(Tasks)!,
                parsed.GetValue(Predictions)!,
                parsed.GetValue(Out)!,
                SandboxOption.Parse(parsed.GetValue(sandbox)!),
                Positive(parsed.GetValue(Workers)),
                Plan(parsed.GetValue(Rotations)) with { CountInstructions = parsed.GetValue(Instructions) });
            return await RunAsync(request, cancellationToken);
        }));
        return command;
    }

    /// <summary>Runs an evaluation and prints its table.</summary>
    public static async Task<int> RunAsync(EvaluationRequest request, CancellationToken cancellationToken)
    {
        var observer = Observers.ForTerminal(System.Console.Error, TimeProvider.System);
        var code = await new EvaluationSession(request, observer, System.Console.Error, TimeProvider.System).RunAsync(cancellationToken);
        ReportCommand.PrintTable(await StoredRun.ReadAsync(request.Out, cancellationToken), ScoreRules.Default);
        return code;
    }

    /// <summary>The plan of sittings with at most this many rotations.</summary>
    /// <exception cref="WrongUseException">The number is odd or out of range.</exception>
    public static SittingPlan Plan(int rotations)
    {
        var stopping = new StoppingRule();
        return rotations < stopping.FirstLook || rotations > 400 || rotations % 2 != 0
            ? throw new WrongUseException($"--rotations: found {rotations}; expected an even number from {stopping.FirstLook} to 400.")
            : SittingPlan.Default with { Stopping = stopping with { Cap = rotations } };
    }

    private static int? Positive(int? workers) =>
        workers is <= 0 ? throw new WrongUseException($"--workers: found {workers}; expected 1 or more.") : workers;
}
