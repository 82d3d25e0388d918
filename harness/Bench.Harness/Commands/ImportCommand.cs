using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using Bench.Contracts.Runs;
using Bench.Evaluation.Shell;
using Bench.Harness.Importing;
using Bench.Scoring.Runs;

namespace Bench.Harness.Commands;

/// <summary><c>bench import</c>: makes runs of other platforms' reports.</summary>
internal static class ImportCommand
{
    private const string Text = """
        Make a run of the per-task report (CSV) that SWE-fficiency's evaluation writes. Nothing is measured: the run has no samples and says so, and every score rule can be asked about it.

        Examples:
          bench import swefficiency-report eval_report_gold.csv --out gold
          bench report gold --rule sr-hm --format json | jq '.score.point, .contributions[:10]'
        """;

    /// <summary>Makes the command with its subcommands.</summary>
    public static Command Create() => new("import", "Make runs of other platforms' reports.") { Swefficiency() };

    private static Command Swefficiency()
    {
        var file = new Argument<string>("file") { Description = "The report." };
        var folder = new Option<string>("--out") { Description = "Folder of the run; it must not hold anything.", Required = true };
        var model = new Option<string?>("--model") { Description = "Who made the predictions; the name of the file when not given." };
        var command = new Command(SwefficiencyReport.Format, Text) { file, folder, model };
        command.SetAction((parsed, cancellationToken) => CommandRun.GuardAsync(System.Console.Error, async () =>
        {
            var run = await ReadAsync(parsed.GetValue(file)!, parsed.GetValue(folder)!, parsed.GetValue(model), cancellationToken);
            await System.Console.Out.WriteLineAsync($"{run.Results.Length} results of {PlainText.Of(run.Results[0].Model)}, as reported: no samples, no intervals, machine unknown. In {parsed.GetValue(folder)}");
            return ExitCode.Done;
        }));
        return command;
    }

    private static async Task<StoredRun> ReadAsync(string file, string folder, string? model, CancellationToken cancellationToken)
    {
        RunFolder.RefuseTaken(folder);
        var bytes = await BytesAsync(file, cancellationToken);
        using var reader = new StreamReader(new MemoryStream(bytes), new UTF8Encoding(), detectEncodingFromByteOrderMarks: true);
        var rows = SwefficiencyReport.Read(file, await reader.ReadToEndAsync(cancellationToken), out var errors);
        if (!errors.IsEmpty)
        {
            throw new WrongUseException($"the report cannot be used:\n  " + string.Join("\n  ", errors));
        }

        var source = new ReportSource(SwefficiencyReport.Format, Named(Path.GetFileName(file)), Convert.ToHexStringLower(SHA256.HashData(bytes)));
        var run = SwefficiencyRun.Of(source, rows, Named(model ?? ModelOf(source.File)), TimeProvider.System.GetUtcNow());
        await RunFolder.WriteAsync(folder, run, cancellationToken);
        return run;
    }

    private static async Task<byte[]> BytesAsync(string file, CancellationToken cancellationToken) => new FileInfo(file) switch
    {
        { Exists: false } => throw new WrongUseException($"there is no file '{file}'."),
        { Length: > SwefficiencyReport.LargestFile } => throw new WrongUseException($"'{file}' is larger than {SwefficiencyReport.LargestFile} bytes: no report of tasks."),
        _ => await File.ReadAllBytesAsync(file, cancellationToken),
    };

    /// <summary>What the reports are called: <c>eval_report_MODEL.csv</c>.</summary>
    private static string ModelOf(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        return name.StartsWith("eval_report_", StringComparison.Ordinal) && name.Length > "eval_report_".Length ? name["eval_report_".Length..] : name;
    }

    private static string Named(string name) => name.Length is > 0 and <= 200 && PlainText.Of(name) == name
        ? name
        : throw new WrongUseException($"'{PlainText.Of(name)}' is no name: give 1 to 200 characters without control characters.");
}
