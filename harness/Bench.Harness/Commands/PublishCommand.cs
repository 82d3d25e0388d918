using System.Collections.Immutable;
using System.CommandLine;
using Bench.Contracts.Documents;
using Bench.Contracts.Publications;
using Bench.Contracts.Runs;
using Bench.Evaluation.Shell;
using Bench.Harness.Publishing;
using Bench.Harness.Queueing;

namespace Bench.Harness.Commands;

/// <summary><c>bench publish</c>: puts a run into a site's folder.</summary>
internal static class PublishCommand
{
    private const string Text = """
        Put a run on a site: each of its models becomes a submission.

        The run is checked first: its files, and that every result is what its samples give. What is published is never written over;
        publishing the same run again says so and changes nothing, and another run with the same results and samples, such as the same
        report imported twice, is refused unless --again is given. Logs and patches become public with it.

        Examples:
          bench publish runs/mine --to site
          bench publish runs/mine --to site --tasks tasks/samples --organisation "Acme Labs" --agent "acme-agent 1.2"
          bench publish runs/mine --to https://bench.example.org --token-file mine.token
        """;

    private static readonly Argument<string> Run = new("run") { Description = "Folder of the run." };

    private static readonly Option<string> To = new("--to") { Description = "Folder of the site, made when it is not there, or the address of one.", Required = true };

    private static readonly Option<string?> TokenFile = new("--token-file") { Description = "File with the token of the scope publish, for an address; BENCH_TOKEN when not given." };

    private static readonly Option<string> Level = new("--level") { Description = "self-reported, re-measured or reproduced.", DefaultValueFactory = _ => "self-reported" };

    private static readonly Option<string?> Tasks = new("--tasks") { Description = "A task's folder or a folder of tasks; those of the run are published along." };

    private static readonly Option<string?> Name = new("--name") { Description = "Name to show, for a run of one model." };

    private static readonly Option<string?> Agent = new("--agent") { Description = "Program that drove the model." };

    private static readonly Option<string?> Organisation = new("--organisation") { Description = "Who submits it." };

    private static readonly Option<string?> Url = new("--url") { Description = "Page about it, http or https." };

    private static readonly Option<string?> Disclosure = new("--disclosure") { Description = "What readers should know, such as data that the model was trained on." };

    private static readonly Option<bool?> OpenAgent = new("--open-agent") { Description = "Whether the agent's code is open: true or false." };

    private static readonly Option<bool?> OpenWeights = new("--open-weights") { Description = "Whether the model's weights are open: true or false." };

    private static readonly Option<double?> Cost = new("--cost") { Description = "What all predictions of a model together cost, in US dollars." };

    private static readonly Option<bool> Again = new("--again") { Description = "Publish it although a run with the same results and samples is published." };

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        Level.AcceptOnlyFromAmong("self-reported", "re-measured", "reproduced");
        var command = new Command("publish", Text) { Run, To, TokenFile, Level, Tasks, Name, Agent, Organisation, Url, Disclosure, OpenAgent, OpenWeights, Cost, Again };
        command.SetAction((parsed, cancellationToken) => CommandRun.GuardAsync(System.Console.Error, () => RunAsync(parsed, cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var site = parsed.GetValue(To)!;
        var request = Request(parsed);
        if (SiteAddress.IsAddress(site))
        {
            return await SendAsync(request, SiteAddress.Parse("--to", site), parsed.GetValue(TokenFile), cancellationToken);
        }

        if (request.Tasks is { } tasks)
        {
            await PublishTasksAsync(tasks, request.Run, site, cancellationToken);
        }

        var published = await new RunPublisher(site, TimeProvider.System).PublishAsync(request, cancellationToken);
        await System.Console.Error.WriteLineAsync(published.IsNew
            ? $"bench: published {published.Run} in {site}"
            : $"bench: {published.Run} is published in {site} already, with the same files: nothing to do");
        if (!published.Passed.IsEmpty)
        {
            await System.Console.Error.WriteLineAsync($"bench: what is published is not written over, so {string.Join(", ", published.Passed)} changed nothing: say it with `bench notice`, or remove '{Path.Combine(site, "runs", published.Run)}' and publish again; the ids stay the same");
        }

        foreach (var submission in published.Submissions)
        {
            await System.Console.Out.WriteLineAsync(submission);
        }

        return ExitCode.Done;
    }

    private static async Task<int> SendAsync(PublishRequest request, Uri site, string? tokenFile, CancellationToken cancellationToken)
    {
        if (request.Level != PublicationLevel.SelfReported || request.Tasks is not null)
        {
            throw new WrongUseException("--to: what is sent to an address is self-reported, and tasks are not sent; --level and --tasks are for a folder of your own.");
        }

        using var client = new SiteClient(site, SiteToken.Read(tokenFile));
        var receipt = await new RunSender(client).SendAsync(request, cancellationToken);
        await System.Console.Error.WriteLineAsync($"bench: {(receipt.IsEarlier ? "this run was sent before" : $"the site says: {receipt.State.ToString().ToLowerInvariant()}")}; {new Uri(site, receipt.Address)}");
        foreach (var submission in receipt.Submissions)
        {
            await System.Console.Out.WriteLineAsync(PlainText.Of(submission));
        }

        return ExitCode.Done;
    }

    private static PublishRequest Request(ParseResult parsed) => new(
        parsed.GetValue(Run)!,
        parsed.GetValue(Level) switch
        {
            "re-measured" => PublicationLevel.Remeasured,
            "reproduced" => PublicationLevel.Reproduced,
            _ => PublicationLevel.SelfReported,
        },
        parsed.GetValue(Tasks),
        new PublishedSubmission(
            "",
            "",
            Agent: parsed.GetValue(Agent),
            Organisation: parsed.GetValue(Organisation),
            Url: parsed.GetValue(Url),
            OpenAgent: parsed.GetValue(OpenAgent),
            OpenWeights: parsed.GetValue(OpenWeights),
            Disclosure: parsed.GetValue(Disclosure),
            CostUsd: parsed.GetValue(Cost)),
        parsed.GetValue(Name),
        parsed.GetValue(Again));

    /// <summary>Publishes the tasks that the run was made on.</summary>
    private static async Task PublishTasksAsync(string tasks, string run, string site, CancellationToken cancellationToken)
    {
        var named = RunReader.ReadManifest(Path.Combine(run, RunReader.ManifestName)) is DocumentReading<RunManifest>.Read(var manifest)
            ? manifest.Tasks
            : ImmutableSortedDictionary<string, string>.Empty;
        var publisher = new TaskPublisher(site, new ConsoleLines(System.Console.Error));
        foreach (var task in Catalogs.Read(tasks).Tasks.Values.Where(task => named.ContainsKey(task.Id.Value)))
        {
            if (task.Digest != named[task.Id.Value])
            {
                await System.Console.Error.WriteLineAsync($"bench: {task.Id} was changed since the run was made on it");
            }

            var isNew = await publisher.PublishAsync(task, cancellationToken);
            await System.Console.Error.WriteLineAsync(isNew ? $"bench: published the task {task.Id}" : $"bench: the task {task.Id} is there already and stays as it is");
        }
    }
}
