using System.CommandLine;
using Bench.Contracts.Documents;
using Bench.Contracts.Outcomes;
using Bench.Evaluation.Shell;
using Bench.Harness.Evaluating;
using Bench.Harness.Reporting;
using Bench.Scoring.Decisions;
using Spectre.Console;

namespace Bench.Harness.Commands;

/// <summary><c>bench replay</c>: the receipt. Repeats one measurement of a stored run and says whether the two agree.</summary>
internal static class ReplayCommand
{
    private const string Text = """
        Repeat one measurement of a stored run with what the run recorded, and say whether the two agree.

        The patch comes from the run's taken.jsonl, the sandbox from its run.json; what was run without isolation is repeated only with --sandbox. Versions that are not what they were are named. Ends with 0 when the two agree, 1 when they do not, 2 on wrong use, 3 on a fault.

        Examples:
          bench replay runs/mine sample__tally-34 --model good
          bench replay runs/mine acme__json-12 --tasks ~/tasks --json
        """;

    private static readonly Argument<string> Run = new("run") { Description = "Folder of the run." };

    private static readonly Argument<string> Task = new("task") { Description = "Id of the task." };

    private static readonly Option<string?> Model = new("--model") { Description = "Whose patch; needed when the run holds several for the task." };

    private static readonly Option<int?> Attempt = new("--attempt") { Description = "Number of the attempt; the first when not given." };

    private static readonly Option<string?> Tasks = new("--tasks") { Description = "A task's folder or a folder of tasks; where this machine's run read them, or the bundled ones, when not given." };

    private static readonly Option<string?> Out = new("--out") { Description = "Folder of the new samples; one below RUN/replays when not given." };

    private static readonly Option<bool> Anyway = new("--anyway") { Description = "Go on when the task is not what was measured." };

    private static readonly Option<string?> Sandbox = SandboxOption.CreateForReplay();

    private static readonly Option<int> Rotations = new("--rotations") { Description = "Most rotations of the sitting, an even number from 10 to 400.", DefaultValueFactory = _ => new StoppingRule().Cap };

    private static readonly Option<bool> Json = new("--json") { Description = "Print a JSON document instead of the table." };

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var command = new Command("replay", Text) { Run, Task, Model, Attempt, Tasks, Out, Anyway, Sandbox, Rotations, Json };
        command.SetAction((parsed, cancellationToken) => CommandRun.GuardAsync(System.Console.Error, async () =>
        {
            var request = new ReplayRequest(
                parsed.GetValue(Run)!,
                parsed.GetValue(Task)!,
                parsed.GetValue(Model),
                parsed.GetValue(Attempt),
                parsed.GetValue(Tasks),
                parsed.GetValue(Out),
                parsed.GetValue(Anyway),
                parsed.GetValue(Sandbox) is { } word ? SandboxOption.Parse(word) : null,
                EvaluateCommand.Plan(parsed.GetValue(Rotations)));
            var report = await new ReplaySession(request, System.Console.Error, TimeProvider.System).RunAsync(cancellationToken);
            if (parsed.GetValue(Json))
            {
                await System.Console.Out.WriteAsync(BenchJson.Document(report));
            }
            else
            {
                ReportCommand.PlainWhenRedirected();
                ReplayTable.Write(AnsiConsole.Console, report);
            }

            return report.Now.Outcome == OutcomeKind.Fault ? ExitCode.Fault : report.Agrees ? ExitCode.Done : ExitCode.SomeFailed;
        }));
        return command;
    }
}
