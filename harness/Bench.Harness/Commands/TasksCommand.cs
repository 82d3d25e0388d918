using System.CommandLine;
using Bench.Contracts.Documents;
using Bench.Evaluation.Replays;
using Bench.Evaluation.Shell;
using Bench.Evaluation.Tasks;
using Bench.Harness.Evaluating;
using Bench.Scoring.Decisions;

namespace Bench.Harness.Commands;

/// <summary><c>bench tasks</c>: checks, shows and measures tasks.</summary>
internal static class TasksCommand
{
    private const int MostReplays = 100;

    private const string ReplayText = """
        Measure base against expert on this machine, and add what was seen to each task's task.json.

        Ends with 0 when every expert clears 1.1 in each sitting and the sittings agree, 1 when one does not, 2 on wrong use, 3 on a fault.

        Examples:
          bench tasks replay tasks/samples/sample__tally-34
          bench tasks replay out/tasks --replays 5 --sandbox docker
        """;

    /// <summary>Makes the command with its subcommands.</summary>
    public static Command Create() => new("tasks", "Check, show and measure tasks.") { Lint(), Show(), Replay() };

    private static Command Lint()
    {
        var folder = new Argument<string>("folder") { Description = "A task's folder or a folder of tasks." };
        var command = new Command("lint", "Check tasks and say what is wrong with them: their fields, the files that they name, and the evidence of harvested ones.\n\nExample:\n  bench tasks lint tasks/samples") { folder };
        command.SetAction((parsed, _) => CommandRun.GuardAsync(System.Console.Error, async () =>
        {
            var catalog = TaskCatalog.Read(parsed.GetValue(folder)!);
            var incomplete = catalog.Tasks.Values.Select(task => TaskCompleteness.Problems(task).ToList()).Where(problems => problems.Count > 0).ToList();
            foreach (var error in catalog.Errors.Concat(incomplete.SelectMany(problems => problems)))
            {
                await System.Console.Error.WriteLineAsync(error.ToString());
            }

            var broken = incomplete.Count + catalog.Errors.Select(error => error.File).Distinct(StringComparer.Ordinal).Count();
            await System.Console.Out.WriteLineAsync($"{catalog.Tasks.Count - incomplete.Count} tasks fit, {broken} do not");
            return broken == 0 ? ExitCode.Done : ExitCode.WrongUse;
        }));
        return command;
    }

    private static Command Show()
    {
        var folder = new Argument<string>("folder") { Description = "A task's folder or a folder of tasks." };
        var command = new Command("show", "Print tasks as they were read, with their digests.\n\nExample:\n  bench tasks show tasks/samples") { folder };
        command.SetAction((parsed, _) => CommandRun.GuardAsync(System.Console.Error, async () =>
        {
            foreach (var task in Catalogs.Read(parsed.GetValue(folder)!).Tasks.Values)
            {
                await System.Console.Out.WriteAsync($"# {task.Id} {task.Digest}\n{BenchJson.Document(task.Spec)}");
            }

            return ExitCode.Done;
        }));
        return command;
    }

    private static Command Replay()
    {
        var folder = new Argument<string>("folder") { Description = "A task's folder or a folder of tasks." };
        var sandbox = SandboxOption.Create();
        var replays = new Option<int>("--replays") { Description = $"Sittings, from 1 to {MostReplays}.", DefaultValueFactory = _ => new ReplayBar().Sittings };
        var rotations = new Option<int>("--rotations") { Description = "Most rotations of a sitting, an even number from 10 to 400.", DefaultValueFactory = _ => new StoppingRule().Cap };
        var command = new Command("replay", ReplayText) { folder, sandbox, replays, rotations };
        command.SetAction((parsed, cancellationToken) => CommandRun.GuardAsync(System.Console.Error, async () =>
        {
            var count = parsed.GetValue(replays) is >= 1 and <= MostReplays and var said
                ? said
                : throw new WrongUseException($"--replays: found {parsed.GetValue(replays)}; expected a number from 1 to {MostReplays}.");
            var request = new TaskReplayRequest(
                parsed.GetValue(folder)!,
                SandboxOption.Parse(parsed.GetValue(sandbox)!),
                new ReplayBar { Sittings = count },
                EvaluateCommand.Plan(parsed.GetValue(rotations)));
            return await new TaskReplaySession(request, new ConsoleLines(System.Console.Error), TimeProvider.System).RunAsync(cancellationToken);
        }));
        return command;
    }
}
