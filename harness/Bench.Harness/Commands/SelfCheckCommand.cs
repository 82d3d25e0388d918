using System.CommandLine;
using Bench.Contracts.Documents;
using Bench.Contracts.SelfChecks;
using Bench.Evaluation;
using Bench.Evaluation.SelfChecks;
using Bench.Evaluation.Shell;
using Bench.Harness.Reporting;
using Bench.Harness.SelfChecking;
using Bench.Scoring.SelfChecks;
using Bench.Scoring.Sittings;
using Spectre.Console;

namespace Bench.Harness.Commands;

/// <summary><c>bench selfcheck</c>: says whether this machine's numbers can be believed.</summary>
internal static class SelfCheckCommand
{
    private const int FewestRotations = 8;
    private const int MostRotations = 400;
    private const int MostComparisons = 100_000;

    private const string Text = """
        Measure this machine with the harness itself: identical code, and code slower by 5, 10 and 20 %, on workloads of its own.

        Says how often a verdict would be wrong, how small an effect is seen, and whether the machine may score. A result of 200 comparisons
        or more is kept for 'bench evaluate'; they take about half an hour on two cores. docs/measuring.md says how to read it.
        Ends with 0; with --from with 1 when the numbers are not those of before.

        Examples:
          bench selfcheck
          bench selfcheck --sandbox docker --out check.json
          bench selfcheck --neighbour --out noisy.json     # beside a noisy neighbour of its own; not kept
          bench selfcheck --from check.json                # the same numbers again, from the samples alone
        """;

    private static readonly Option<int> Comparisons = new("--comparisons") { Description = "Least number of comparisons of identical code; three a sitting.", DefaultValueFactory = _ => SelfCheckBars.FewestComparisons };

    private static readonly Option<int> Rotations = new("--rotations") { Description = $"Rotations of each sitting, an even number from {FewestRotations} to {MostRotations}.", DefaultValueFactory = _ => SelfCheckStore.Rotations };

    private static readonly Option<bool> Neighbour = new("--neighbour") { Description = "Run a noisy neighbour on the processors left to the rest of the machine; the result is not kept." };

    private static readonly Option<bool> Json = new("--json") { Description = "Print the result as JSON." };

    private static readonly Option<string?> Out = new("--out") { Description = "Also write the result to this file, and its samples beside it." };

    private static readonly Option<string?> From = new("--from") { Description = "Run nothing; compute an earlier result again from its samples." };

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var sandbox = SandboxOption.Create();
        var command = new Command("selfcheck", Text) { sandbox, Comparisons, Rotations, Neighbour, Json, Out, From };
        command.SetAction((parsed, cancellationToken) => CommandRun.GuardAsync(System.Console.Error, async () =>
        {
            if (parsed.GetValue(From) is { } path)
            {
                return await AgainAsync(path, parsed.GetValue(Json), cancellationToken);
            }

            var request = new SelfCheckRequest(
                Bounded("--comparisons", parsed.GetValue(Comparisons), 1, MostComparisons),
                Even(Bounded("--rotations", parsed.GetValue(Rotations), FewestRotations, MostRotations)),
                SandboxOption.Parse(parsed.GetValue(sandbox)!),
                parsed.GetValue(Neighbour));
            try
            {
                await RunAsync(request, parsed.GetValue(Json), parsed.GetValue(Out), cancellationToken);
                return ExitCode.Done;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                await System.Console.Error.WriteLineAsync("bench: stopped; nothing of this self-check is kept.");
                return ExitCode.Fault;
            }
        }));
        return command;
    }

    private static async Task RunAsync(SelfCheckRequest request, bool json, string? copy, CancellationToken cancellationToken)
    {
        var (record, samples) = await new SelfCheckSession(request, new ConsoleLines(System.Console.Error), TimeProvider.System).RunAsync(cancellationToken);
        Print(record, json);
        if (copy is not null)
        {
            await SelfCheckFiles.WriteAsync(copy, record, samples, cancellationToken);
            await System.Console.Error.WriteLineAsync($"bench: written to {copy}, the samples beside it");
        }

        await System.Console.Error.WriteLineAsync(SelfCheckStore.WhyNotKept(record) is { } unfit
            ? $"bench: not kept: {unfit}"
            : $"bench: kept for this machine in {await new SelfCheckStore(BenchFolders.State).KeepAsync(record, samples, cancellationToken)}");
    }

    private static async Task<int> AgainAsync(string path, bool json, CancellationToken cancellationToken)
    {
        var (record, samples) = await SelfCheckFiles.ReadAsync(path, cancellationToken);
        SelfCheckFindings findings;
        try
        {
            findings = SelfCheckAnalysis.Of(samples);
        }
        catch (Exception refused) when (refused is ArgumentException or SampleRefusedException)
        {
            throw new WrongUseException($"--from: the samples of '{path}' are none of a self-check: {refused.Message}", refused);
        }

        var shortfalls = SelfCheckBars.Shortfalls(findings, record.Machine.PhysicalCores, record.Neighbour);
        var again = record with { Findings = findings, Shortfalls = shortfalls, Grade = SelfCheckBars.Grade(shortfalls) };
        Print(again, json);
        var same = BenchJson.Line(again) == BenchJson.Line(record);
        await System.Console.Error.WriteLineAsync(same
            ? "bench: computed again from the samples: all as before"
            : "bench: computed again from the samples: it differs from before; the files are left as they are");
        return same ? ExitCode.Done : ExitCode.SomeFailed;
    }

    private static void Print(SelfCheckRecord record, bool json)
    {
        if (json)
        {
            System.Console.Out.Write(BenchJson.Document(record));
            return;
        }

        ReportCommand.PlainWhenRedirected();
        SelfCheckTable.Write(AnsiConsole.Console, record);
    }

    private static int Bounded(string option, int value, int least, int greatest) =>
        value >= least && value <= greatest ? value : throw new WrongUseException($"{option}: found {value}; expected a number from {least} to {greatest}.");

    private static int Even(int rotations) =>
        rotations % 2 == 0 ? rotations : throw new WrongUseException($"--rotations: found {rotations}; expected an even number.");
}
