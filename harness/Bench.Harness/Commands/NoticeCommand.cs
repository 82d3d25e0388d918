using System.CommandLine;
using Bench.Contracts.Documents;
using Bench.Contracts.Publications;
using Bench.Evaluation.Shell;
using Bench.Harness.Publishing;

namespace Bench.Harness.Commands;

/// <summary><c>bench notice</c>: says in public what happened to something that is public.</summary>
internal static class NoticeCommand
{
    private const string Text = """
        Add a dated notice to a site: a change, a correction, a dispute, its settlement, or a withdrawal. Notices are never removed.

        Examples:
          bench notice dispute --submission quick-1a2b3c4d --reason "The patch returns a stored answer" --to site
          bench notice withdrawal --submission quick-1a2b3c4d --reason "Withdrawn by its submitter" --to site
          bench notice change --reason "The harness no longer counts start-up" --to site
        """;

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var kind = new Argument<string>("kind") { Description = "change, correction, dispute, settlement or withdrawal." };
        kind.AcceptOnlyFromAmong([.. Enum.GetNames<NoticeKind>().Select(name => name.ToLowerInvariant())]);
        var to = new Option<string>("--to") { Description = "Folder of the site.", Required = true };
        var reason = new Option<string>("--reason") { Description = "Why, in plain text.", Required = true };
        var submission = new Option<string?>("--submission") { Description = "Id of the submission that it is about." };
        var task = new Option<string?>("--task") { Description = "Id of the task that it is about." };
        var command = new Command("notice", Text) { kind, to, reason, submission, task };
        command.SetAction((parsed, cancellationToken) => CommandRun.GuardAsync(System.Console.Error, async () =>
        {
            var site = parsed.GetValue(to)!;
            var notice = new Notice(
                UtcMoment.Text(TimeProvider.System.GetUtcNow()),
                Enum.Parse<NoticeKind>(parsed.GetValue(kind)!, ignoreCase: true),
                parsed.GetValue(reason)!,
                parsed.GetValue(submission),
                parsed.GetValue(task));
            if (!Directory.Exists(Path.Combine(site, "runs")))
            {
                throw new WrongUseException($"--to: '{site}' is no folder of a site: it holds no runs.");
            }

            await NoticeFile.AddAsync(site, notice, cancellationToken);
            await System.Console.Error.WriteLineAsync($"bench: noted in {Path.Combine(site, NoticeReader.FileName)}");
            return ExitCode.Done;
        }));
        return command;
    }
}
