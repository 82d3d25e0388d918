using System.CommandLine;
using Bench.Evaluation.Shell;
using Bench.Evaluation.Sittings;
using Bench.Harness.Evaluating;
using Bench.Sandbox.Agents;
using Bench.Scoring.Decisions;

namespace Bench.Harness.Commands;

/// <summary><c>bench demo</c>: scores the bundled predictions on the bundled tasks.</summary>
internal static class DemoCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var sandbox = SandboxOption.Create();
        var folder = new Option<string?>("--out") { Description = "Folder of the run; a new one below runs/ when not given." };
        var harvest = new Option<string?>("--harvest") { Description = "Folder of a harvest; what it admitted takes the place of bundled tasks of the same name. The launcher makes one of a sample first." };
        var command = new Command("demo", "Score eight bundled predictions on tasks, one of them harvested just before: as good as the expert, half as good, better, without effect, slower, one that breaks a test, one that answers wrong, one that does not apply.\n\nExample:\n  bench demo")
        {
            sandbox, folder, harvest,
        };
        command.SetAction((parsed, cancellationToken) => CommandRun.GuardAsync(System.Console.Error, async () =>
        {
            var samples = Path.Combine(InstallLayout.Find().Root, "tasks", "samples");
            var target = parsed.GetValue(folder) ?? NewFolder();
            var request = new EvaluationRequest(
                parsed.GetValue(harvest) is { } harvested ? Tasks(samples, harvested, target) : samples,
                Path.Combine(samples, "predictions", "demo.jsonl"),
                target,
                SandboxOption.Parse(parsed.GetValue(sandbox)!),
                Workers: null,
                SittingPlan.Default with { Stopping = new StoppingRule { Cap = 30 } });
            var code = await EvaluateCommand.RunAsync(request, cancellationToken);
            await System.Console.Error.WriteLineAsync($"bench: the run is in {target}: results.jsonl, samples.jsonl, run.json and logs. Next: bench report {target} --format json");

            // Three of the eight fail on purpose.
            return code == ExitCode.SomeFailed ? ExitCode.Done : code;
        }));
        return command;
    }

    /// <summary>A folder that holds the bundled tasks, and those of a harvest in place of their namesakes.</summary>
    private static string Tasks(string samples, string harvest, string target)
    {
        var folder = Path.Combine(target, "tasks");
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        var admitted = Path.Combine(Path.GetFullPath(harvest), "tasks");
        // A noisy machine may admit nothing; the bundled tasks are there for that.
        var harvested = Directory.Exists(admitted) ? Directory.GetDirectories(admitted) : [];
        foreach (var source in harvested.Concat(Directory.GetDirectories(samples)))
        {
            var place = Path.Combine(folder, Path.GetFileName(source));
            if (!Path.Exists(place))
            {
                Directory.CreateSymbolicLink(place, source);
            }
        }

        return folder;
    }

    private static string NewFolder() =>
        Path.Combine("runs", "demo-" + TimeProvider.System.GetUtcNow().ToString("yyyyMMdd-HHmmss", System.Globalization.CultureInfo.InvariantCulture));
}
