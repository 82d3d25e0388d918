using System.CommandLine;
using System.CommandLine.Help;
using Bench.Evaluation.Shell;
using Bench.Harness.Commands;

var root = new Command("bench", "Bench scores patches that claim to make a repository faster: in a sandbox, against an expert's patch, with an interval.\n\n"
    + "  bench demo                    score the bundled predictions on the bundled tasks\n"
    + "  bench evaluate --help         score predictions of your own\n"
    + "  bench harvest --help          find tasks in a repository's history (a program of its own)\n"
    + "  bench publish --help          put a run on the leaderboard\n"
    + "  bench worker --help           measure what was handed in at a leaderboard\n"
    + "  bench doctor                  is this machine fit to measure, and what to mend\n"
    + "  bench selfcheck               say whether this machine's numbers can be believed\n"
    + "  bench test                    run everything that CI runs (handled by the launcher)")
{
    new HelpOption(),
    new VersionOption(),
    DemoCommand.Create(),
    DoctorCommand.Create(),
    EvaluateCommand.Create(),
    GradeCommand.Create(),
    ImportCommand.Create(),
    ReportCommand.Create(),
    SelfCheckCommand.Create(),
    ReplayCommand.Create(),
    TasksCommand.Create(),
    ImagesCommand.Create(),
    WorkerCommand.Create(),
    PublishCommand.Create(),
    NoticeCommand.Create(),
};

var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors)
    {
        await Console.Error.WriteLineAsync($"bench: {error.Message}");
    }

    await Console.Error.WriteLineAsync($"Try: bench {string.Join(' ', args.TakeWhile(word => !word.StartsWith('-')).Append("--help"))}");
    return ExitCode.WrongUse;
}

// A sitting ends its sample and closes its cells before the process goes.
return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(60) });
