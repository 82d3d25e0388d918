using System.Collections.Immutable;
using System.CommandLine;
using System.Text.RegularExpressions;
using Bench.Contracts.Runs;
using Bench.Evaluation.Environments;
using Bench.Evaluation.Shell;
using Bench.Evaluation.Sources;
using Bench.Harvester.Build;
using Bench.Harvester.Funnel;
using Bench.Harvester.Measure.Sources;

namespace Bench.Harvester.Commands;

/// <summary>The options of the stages behind Filter.</summary>
internal static partial class StageArguments
{
    private static readonly Option<string> Sandbox = new("--sandbox") { Description = "Where code runs: docker, bubblewrap, process, or auto for the strongest that works.", DefaultValueFactory = _ => "auto" };

    private static readonly Option<string?> EnvironmentFile = new("--environment") { Description = "A Dockerfile, or a JSON file with environment, build and tests, in place of what is detected." };

    private static readonly Option<string?> EnvironmentCommand = new("--environment-command") { Description = "A program that is asked for one: JSON on its input, the Dockerfile or the JSON on its output." };

    private static readonly Option<string?> WorkloadFile = new("--workload") { Description = "A workload, or a folder with one for each pull request: NUMBER/workload.py or NUMBER/Workload.cs." };

    private static readonly Option<string?> WorkloadCommand = new("--workload-command") { Description = "A program that writes workloads: JSON on its input, the workload on its output." };

    private static readonly Option<double> Bar = new("--bar") { Description = "Speedup that the expert's 99 % lower bound has to clear in each replay.", DefaultValueFactory = _ => new StageOptions().Bar };

    private static readonly Option<int> Replays = new("--replays") { Description = "Replays that have to clear it.", DefaultValueFactory = _ => new StageOptions().Replays };

    private static readonly Option<string?> Name = new("--name") { Description = "Owner and name of the repository in the tasks' ids, such as dask/dask; by default the clone's own." };

    private static readonly Option<string[]> Known = new("--known") { Description = "A folder of tasks that must not be made again; may be given more than once.", DefaultValueFactory = _ => [] };

    private static readonly Option<int> Images = new("--image-budget") { Description = "GiB that images of environments may take; those unused for the longest are removed first.", DefaultValueFactory = _ => new StageOptions().ImageGibibytes };

    /// <summary>All of them.</summary>
    public static ImmutableArray<Option> All => [Sandbox, EnvironmentFile, EnvironmentCommand, WorkloadFile, WorkloadCommand, Bar, Replays, Name, Known, Images];

    /// <summary>What the user said.</summary>
    /// <exception cref="WrongUseException">A file is missing or a value does not fit.</exception>
    public static StageOptions Read(ParseResult parsed) => new()
    {
        Sandbox = parsed.GetValue(Sandbox)! switch
        {
            "auto" => null,
            var word => Enum.TryParse<SandboxKind>(word, ignoreCase: true, out var kind) && char.IsAsciiLetter(word[0]) ? kind : throw new WrongUseException($"--sandbox: found '{word}'; expected auto, docker, bubblewrap or process."),
        },
        EnvironmentFile = Understood(Existing("--environment", parsed.GetValue(EnvironmentFile), File.Exists, "Dockerfile or JSON file")),
        EnvironmentCommand = Words(parsed.GetValue(EnvironmentCommand)),
        WorkloadFile = Workload(Existing("--workload", parsed.GetValue(WorkloadFile), path => File.Exists(path) || Directory.Exists(path), "workload, or folder of workloads")),
        WorkloadCommand = Words(parsed.GetValue(WorkloadCommand)),
        Bar = parsed.GetValue(Bar) is > 1 and < 1000 and var bar ? bar : throw new WrongUseException($"--bar: found {parsed.GetValue(Bar)}; expected a number above 1."),
        Replays = parsed.GetValue(Replays) is >= 1 and <= 20 and var replays ? replays : throw new WrongUseException($"--replays: found {parsed.GetValue(Replays)}; expected a number from 1 to 20."),
        Name = parsed.GetValue(Name) is not { } name ? null
            : OwnerAndName().IsMatch(name) ? name
            : throw new WrongUseException($"--name: found '{name}'; expected owner/name, such as dask/dask."),
        Known = [.. parsed.GetValue(Known)!.Select(folder => Existing("--known", folder, Directory.Exists, "folder of tasks")!)],
        ImageGibibytes = parsed.GetValue(Images) is >= 1 and <= 100_000 and var images ? images : throw new WrongUseException($"--image-budget: found {parsed.GetValue(Images)}; expected a number of GiB from 1 to 100000."),
    };

    private static string? Existing(string option, string? path, Func<string, bool> exists, string what) =>
        path is null || exists(path) ? path is null ? null : Path.GetFullPath(path) : throw new WrongUseException($"{option}: there is no {what} '{path}'.");

    /// <summary>The file, read once before anything is done: what is wrong with it is wrong for every pull request.</summary>
    private static string? Understood(string? environment)
    {
        try
        {
            _ = environment is null ? null : EnvironmentAnswer.Read(File.ReadAllText(environment), environment);
            return environment;
        }
        catch (EnvironmentException exception)
        {
            throw new WrongUseException($"--environment: {exception.Message}", exception);
        }
    }

    private static string? Workload(string? path)
    {
        try
        {
            if (path is not null)
            {
                FileWorkloads.Check(path);
            }

            return path;
        }
        catch (Exception exception) when (exception is SourceException or IOException or UnauthorizedAccessException)
        {
            throw new WrongUseException(exception.Message, exception);
        }
    }

    /// <summary>A program and its arguments, separated by spaces; no shell reads them.</summary>
    private static ImmutableArray<string> Words(string? command) => command is null ? [] : [.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    [GeneratedRegex(@"\A[A-Za-z0-9](-?[A-Za-z0-9]){0,38}/[A-Za-z0-9_][A-Za-z0-9._-]{0,99}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex OwnerAndName();
}
