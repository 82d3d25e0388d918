using System.CommandLine;
using Bench.Evaluation;
using Bench.Evaluation.Shell;
using Bench.Harness.Queueing;
using Bench.Sandbox.Machines;
using Bench.Scoring.Decisions;

namespace Bench.Harness.Commands;

/// <summary><c>bench worker</c>: measures what was handed in at a site.</summary>
internal static class WorkerCommand
{
    private const string Text = """
        Take submissions from a site's queue, measure them on this machine, and bring the runs back.

        The evaluation is that of `bench evaluate`; run `bench doctor` and `bench selfcheck` first. Ctrl-C gives the job in hand back.
        The token comes from --token-file or from BENCH_TOKEN, and has the scope 'worker'.

        Examples:
          bench worker --queue https://bench.example.org --token-file worker.token --tasks tasks
          bench worker --queue http://127.0.0.1:8080 --token-file worker.token --tasks tasks/samples --once
        """;

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var queue = new Option<string>("--queue") { Description = "Address of the site.", Required = true };
        var tokenFile = new Option<string?>("--token-file") { Description = "File with the token." };
        var tasks = new Option<string>("--tasks") { Description = "A task's folder or a folder of tasks.", Required = true };
        var data = new Option<string?>("--data") { Description = "Folder of the jobs in hand; by default one of this user's." };
        var name = new Option<string?>("--name") { Description = "Name of the worker; the site shows it." };
        var rotations = new Option<int>("--rotations") { Description = "Most rotations of a sitting, an even number from 10 to 400.", DefaultValueFactory = _ => new StoppingRule().Cap };
        var once = new Option<bool>("--once") { Description = "End after one job." };
        var sandbox = SandboxOption.Create();
        var command = new Command("worker", Text) { queue, tokenFile, tasks, sandbox, once, data, name, rotations };
        command.SetAction((parsed, cancellationToken) => CommandRun.GuardAsync(System.Console.Error, async () =>
        {
            var request = new WorkerRequest(
                parsed.GetValue(name) ?? $"worker-{MachineClass.Of(MachineProbe.Read())[..6]}",
                parsed.GetValue(tasks)!,
                Path.GetFullPath(parsed.GetValue(data) ?? Path.Combine(BenchFolders.State, "worker")),
                SandboxOption.Parse(parsed.GetValue(sandbox)!),
                EvaluateCommand.Plan(parsed.GetValue(rotations)),
                parsed.GetValue(once));
            using var client = new SiteClient(SiteAddress.Parse("--queue", parsed.GetValue(queue)!), SiteToken.Read(parsed.GetValue(tokenFile)));
            return await new WorkerSession(request, client, System.Console.Error, TimeProvider.System).RunAsync(cancellationToken);
        }));
        return command;
    }
}
