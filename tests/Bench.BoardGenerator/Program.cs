using System.CommandLine;
using System.CommandLine.Help;
using System.Diagnostics;
using System.Globalization;
using Bench.BoardGenerator;

var tasks = new Option<int>("--tasks") { Description = "Tasks, from 1 to 5000.", DefaultValueFactory = _ => 500 };
var submissions = new Option<int>("--submissions") { Description = "Submissions, from 1 to 5000; up to eight share a run.", DefaultValueFactory = _ => 200 };
var samples = new Option<int>("--samples") { Description = $"Kept rotations of a sitting, from 4 to 200; fewer than {BoardOptions.LeastDeciding} decide nothing, so that all results are inconclusive.", DefaultValueFactory = _ => 20 };
var seed = new Option<ulong>("--seed") { Description = "The same seed gives the same files.", DefaultValueFactory = _ => 1 };
var hostile = new Option<bool>("--hostile") { Description = "Names that try to be markup, formulas or commands." };
var target = new Option<string>("--out") { Description = "Folder of the site; what is in it stays.", Required = true };
var command = new Command("generate-board", "Make a board of drawn runs: every file fits its schema and every result follows from its samples. For load tests and for looking at pages.\n\nExample:\n  bench generate-board --tasks 60 --submissions 30 --out site")
{
    tasks, submissions, samples, seed, hostile, target,
};
command.SetAction(async (parsed, cancellationToken) =>
{
    var options = new BoardOptions(parsed.GetValue(tasks), parsed.GetValue(submissions), parsed.GetValue(samples), parsed.GetValue(seed), parsed.GetValue(hostile));
    if (options is not { Tasks: >= 1 and <= 5000, Submissions: >= 1 and <= 5000, Samples: >= 4 and <= 200 })
    {
        await Console.Error.WriteLineAsync("bench: a number is out of range; see bench generate-board --help");
        return 2;
    }

    var began = Stopwatch.GetTimestamp();
    var runs = await new Board(options, parsed.GetValue(target)!).WriteAsync(line => Console.Error.WriteLine($"bench: {line}"), cancellationToken);
    await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"bench: wrote {runs} runs in {Stopwatch.GetElapsedTime(began).TotalSeconds:F0} s; next: bench serve --data {parsed.GetValue(target)}"));
    return 0;
});
return await new Command("bench", "Makes boards for tests.") { new HelpOption(), new VersionOption(), command }.Parse(args).InvokeAsync();
