using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Bench.Evaluation.Shell;
using Bench.Harvester.Console;
using Bench.Harvester.Filter.Profiles;
using Bench.Harvester.Funnel;

namespace Bench.Harvester.Commands;

/// <summary><c>bench harvest</c>: finds performance pull requests in a history and makes tasks of them.</summary>
internal static class HarvestCommand
{
    private const string Text = """
        Find performance pull requests in a repository's history and make tasks of them, with the evidence for each yes and no.

        The folder holds candidates.jsonl (the ranked list), funnel.json (every verdict), logs and tasks. The same command goes on where it stopped.

        Examples:
          bench harvest ../dask --until filter --out harvests/dask
          bench harvest dask/dask --out harvests/dask --only 7583,9302
          bench harvest ../library --out harvests/library --workload workloads/library
          bench harvest dask/dask --out harvests/dask --github     # labels and descriptions, too
          bench harvest status harvests/dask
          bench harvest explain harvests/dask 7583
        """;

    private static readonly Argument<string> Source = new("clone")
    {
        Description = "The folder of a clone or of a bare repository, a .fast-import file, a git address, or owner/name.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string?> Out = new("--out") { Description = "Folder of the harvest; made, or gone on with." };

    private static readonly Option<string> Until = new("--until") { Description = $"Last stage that is done: {string.Join(", ", StageWords.All)}.", DefaultValueFactory = _ => FunnelStages.Last };

    private static readonly Option<string?> From = new("--from") { Description = "Stage that is done again, with all behind it." };

    private static readonly Option<string?> Only = new("--only") { Description = "Numbers of the pull requests that are looked at, such as 12,34." };

    private static readonly Option<int> Workers = new("--workers") { Description = "Candidates side by side behind Filter.", DefaultValueFactory = _ => 1 };

    private static readonly Option<long> Seed = new("--seed") { Description = "Seed of everything that is drawn; the same seed gives the same tasks.", DefaultValueFactory = _ => 0 };

    private static readonly Option<string> Profile = new("--profile")
    {
        Description = $"The filter: {string.Join(", ", FilterProfiles.Names)}.",
        DefaultValueFactory = _ => FilterProfiles.Default,
    };

    /// <summary>Makes the command with its subcommands.</summary>
    public static Command Create()
    {
        var command = new Command("harvest", Text) { Source, Out, Until, From, Only, Workers, Seed, Profile, StatusCommand.Create(), ExplainCommand.Create(), ExportCommand.Create() };
        foreach (var option in StageArguments.All.AddRange(GitHubArguments.All))
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, cancellationToken) => CommandRun.GuardAsync(System.Console.Error, async () =>
        {
            var request = RequestOf(parsed).Checked();
            var github = GitHubArguments.Read(parsed, request);
            request = request with { AsksGitHub = github is not null };
            var code = await new HarvestSession(request, FunnelParts.For(request, github), TerminalHarvestObserver.ForStandardError(TimeProvider.System), TimeProvider.System).RunAsync(cancellationToken);
            using var store = HarvestStore.Look(request.Out);
            FunnelText.Write(System.Console.Out, store, isBusy: false, TimeProvider.System.GetUtcNow());
            return code;
        }));
        return command;
    }

    private static HarvestRequest RequestOf(ParseResult parsed) => new(
        parsed.GetValue(Source) is { Length: > 0 } source ? source : throw new WrongUseException("Say what to harvest: the folder of a clone, or owner/name. Try: bench harvest --help"),
        parsed.GetValue(Out) is { Length: > 0 } folder ? Path.GetFullPath(folder) : throw new WrongUseException("Option '--out' is required: the folder of the harvest."),
        StageWords.Parse("--until", parsed.GetValue(Until)!),
        parsed.GetValue(From) is { } from ? StageWords.Parse("--from", from) : null,
        Numbers(parsed.GetValue(Only)),
        parsed.GetValue(Workers),
        parsed.GetValue(Seed),
        ProfileOf(parsed.GetValue(Profile)!))
    {
        Stages = StageArguments.Read(parsed),
    };

    private static string ProfileOf(string name) => FilterProfiles.Names.Contains(name)
        ? name
        : throw new WrongUseException($"--profile: found '{name}'; expected {string.Join(" or ", FilterProfiles.Names)}.");

    private static ImmutableSortedSet<int> Numbers(string? text) => text is null
        ? []
        : [
            .. text.Split(',', StringSplitOptions.TrimEntries).Select(word => int.TryParse(word.TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
                ? number
                : throw new WrongUseException($"--only: found '{word}'; expected numbers of pull requests, such as 12,34.")),
        ];
}
