using System.CommandLine;
using Bench.Contracts.Documents;
using Bench.Evaluation;
using Bench.Evaluation.SelfChecks;
using Bench.Evaluation.Shell;
using Bench.Harness.Reporting;
using Bench.Sandbox.Checkups;
using Bench.Sandbox.Machines;
using Spectre.Console;

namespace Bench.Harness.Commands;

/// <summary><c>bench doctor</c>: is this machine fit to measure? Each item with what was found, why it matters and how to mend it.</summary>
internal static class DoctorCommand
{
    private const string Text = """
        Say whether this machine is fit to measure: each item as pass, warn or fail, why it matters and how to mend it.

        A failing item makes a measurement impossible or unbelievable; a warning makes intervals wider or takes a feature away.
        Takes a few seconds and changes nothing. Ends with 0 when nothing fails and with 1 when something does.

        Examples:
          bench doctor
          bench doctor --json | jq '.items[] | select(.state != "pass")'
        """;

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Print a JSON document instead of the table." };
        var command = new Command("doctor", Text) { json };
        command.SetAction((parsed, cancellationToken) => CommandRun.GuardAsync(System.Console.Error, async () =>
        {
            var plan = HarnessCores.Keep(CorePlan.For(MachineProbe.ReadTopology(), coresPerTask: 1));
            var facts = await MachineInspection.ReadAsync(plan, BenchFolders.OfUser().Cache, BenchFolders.Scratch, TimeProvider.System, cancellationToken);
            var report = DoctorReport.Of(facts, new SelfCheckStore(BenchFolders.State), TimeProvider.System.GetUtcNow());
            if (parsed.GetValue(json))
            {
                await System.Console.Out.WriteAsync(BenchJson.Document(report));
            }
            else
            {
                ReportCommand.PlainWhenRedirected();
                CheckupTable.Write(AnsiConsole.Console, report);
            }

            return report.Fit ? ExitCode.Done : ExitCode.SomeFailed;
        }));
        return command;
    }
}
