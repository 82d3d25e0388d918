using System.CommandLine;
using System.Globalization;
using Bench.Leaderboard.Intake.Checks;
using Bench.Leaderboard.Intake.Store;
using Bench.Leaderboard.Intake.Tokens;
using Microsoft.Data.Sqlite;

namespace Bench.Leaderboard.Commands;

/// <summary><c>bench token</c>: issues, lists and revokes tokens of a site.</summary>
internal static class TokenCommand
{
    private const int Done = 0;
    private const int WrongUse = 2;
    private const int Fault = 3;

    private const string Text = """
        Issue, list and revoke the tokens of a site. A running site sees the change at once.

        Examples:
          bench token new --data site --name "Acme Labs" --scope submit --days 90 > acme.token
          bench token list --data site
          bench token revoke 1a2b3c4d5e6f --data site
        """;

    private static readonly Option<string> Data = new("--data") { Description = "Folder of the site.", Required = true };

    /// <summary>Makes the command.</summary>
    public static Command Create() => new("token", Text) { New(), List(), Revoke() };

    private static Command New()
    {
        var name = new Option<string>("--name") { Description = "Whose it is.", Required = true };
        var scope = new Option<string>("--scope") { Description = "submit (predictions), publish (also own runs), worker (the queue) or admin (everything).", Required = true };
        scope.AcceptOnlyFromAmong([.. Enum.GetNames<TokenScope>().Select(word => word.ToLowerInvariant())]);
        var days = new Option<int?>("--days") { Description = "How long it is good, 1 to 3650; for good when not given." };
        var command = new Command("new", "Issue a token. It goes to standard output, once: only its hash is kept.") { Data, name, scope, days };
        command.SetAction((parsed, _) => GuardAsync(async () =>
        {
            if (PlainName.Problem(parsed.GetValue(name)!) is { } odd)
            {
                return await RefuseAsync($"--name: {odd}; expected {PlainName.Words}.");
            }

            if (parsed.GetValue(days) is < 1 or > 3650)
            {
                return await RefuseAsync("--days: expected 1 to 3650.");
            }

            var (token, text) = Store(parsed).Issue(parsed.GetValue(name)!, Enum.Parse<TokenScope>(parsed.GetValue(scope)!, ignoreCase: true), parsed.GetValue(days));
            await Console.Error.WriteLineAsync($"bench: issued {token.Id} to {token.Name}, scope {Word(token.Scope)}, {(token.Expires is { } end ? $"good until {Day(end)}" : "good until it is revoked")}. The token follows, this once:");
            await Console.Out.WriteLineAsync(text);
            return Done;
        }));
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "List the tokens; the secrets are not kept.") { Data };
        command.SetAction((parsed, _) => OfSiteAsync(parsed, async tokens =>
        {
            var now = TimeProvider.System.GetUtcNow();
            foreach (var token in tokens.All())
            {
                var state = token.Revoked is { } gone ? $"revoked {Day(gone)}" : token.Expires is not { } end ? "good" : token.IsGoodAt(now) ? $"good until {Day(end)}" : $"ended {Day(end)}";
                await Console.Out.WriteLineAsync($"{token.Id}  {Word(token.Scope),-7}  issued {Day(token.Made)}  {state}  {token.Name}");
            }

            return Done;
        }));
        return command;
    }

    private static Command Revoke()
    {
        var id = new Argument<string>("id") { Description = "Id of the token, as `list` shows it." };
        var command = new Command("revoke", "Revoke a token for good.") { id, Data };
        command.SetAction((parsed, _) => OfSiteAsync(parsed, async tokens =>
        {
            if (!tokens.Revoke(parsed.GetValue(id)!))
            {
                return await RefuseAsync("there is no such token, or it is revoked already; `bench token list` shows them.");
            }

            await Console.Error.WriteLineAsync("bench: revoked");
            return Done;
        }));
        return command;
    }

    /// <summary>Does something with the tokens of a site that is there; the first token that is issued makes the folder.</summary>
    private static Task<int> OfSiteAsync(ParseResult parsed, Func<TokenStore, Task<int>> command) => GuardAsync(() =>
        Directory.Exists(parsed.GetValue(Data)) ? command(Store(parsed)) : RefuseAsync($"--data: there is no folder '{parsed.GetValue(Data)}'; expected the folder of a site."));

    private static TokenStore Store(ParseResult parsed) => new(new IntakeDatabase(Path.GetFullPath(parsed.GetValue(Data)!)), TimeProvider.System);

    private static string Word(TokenScope scope) => scope.ToString().ToLowerInvariant();

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static async Task<int> GuardAsync(Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (Exception fault) when (fault is SqliteException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"bench: fault: {fault.Message}");
            return Fault;
        }
    }

    private static async Task<int> RefuseAsync(string message)
    {
        await Console.Error.WriteLineAsync($"bench: {message}");
        return WrongUse;
    }
}
