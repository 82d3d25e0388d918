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
        var command = new Command("demo", "Score eight bundled predictions on the bundled tasks: as good as the expert, half as good, better, without effect, slower, one that breaks a test, one that answers wrong, one that does not apply.\n\nExample:\n  bench demo")
        {
            sandbox, folder,
        };
        command.SetAction((parsed, cancellationToken) => CommandRun.GuardAsync(System.Console.Error, async () =>
        {
            var samples = Path.Combine(InstallLayout.Find().Root, "tasks", "samples");
            var target = parsed.GetValue(folder) ?? NewFolder();
            var request = new EvaluationRequest(
                samples,
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

    private static string NewFolder() =>
        Path.Combine("runs", "demo-" + TimeProvider.System.GetUtcNow().ToString("yyyyMMdd-HHmmss", System.Globalization.CultureInfo.InvariantCulture));
}
