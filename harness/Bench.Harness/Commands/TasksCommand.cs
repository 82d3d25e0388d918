using System.CommandLine;
using Bench.Contracts.Documents;
using Bench.Evaluation.Shell;
using Bench.Evaluation.Tasks;

namespace Bench.Harness.Commands;

/// <summary><c>bench tasks</c>: checks and shows tasks.</summary>
internal static class TasksCommand
{
    /// <summary>Makes the command with its subcommands.</summary>
    public static Command Create() => new("tasks", "Check and show tasks.") { Lint(), Show() };

    private static Command Lint()
    {
        var folder = new Argument<string>("folder") { Description = "A task's folder or a folder of tasks." };
        var command = new Command("lint", "Check tasks and say what is wrong with them.\n\nExample:\n  bench tasks lint tasks/samples") { folder };
        command.SetAction((parsed, _) => CommandRun.GuardAsync(System.Console.Error, async () =>
        {
            var catalog = TaskCatalog.Read(parsed.GetValue(folder)!);
            foreach (var error in catalog.Errors)
            {
                await System.Console.Error.WriteLineAsync(error.ToString());
            }

            await System.Console.Out.WriteLineAsync($"{catalog.Tasks.Count} tasks fit, {catalog.Errors.Select(error => error.File).Distinct(StringComparer.Ordinal).Count()} do not");
            return catalog.Errors.IsEmpty ? ExitCode.Done : ExitCode.WrongUse;
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
}
