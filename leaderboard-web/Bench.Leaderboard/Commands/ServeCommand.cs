using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Net.Sockets;
using Bench.Leaderboard.Data;
using Bench.Leaderboard.Hosting;
using Bench.Leaderboard.Importing;
using Microsoft.AspNetCore.Connections;

namespace Bench.Leaderboard.Commands;

/// <summary><c>bench serve</c>: imports what was published and serves the site until it is stopped.</summary>
internal static class ServeCommand
{
    private const int WrongUse = 2;
    private const int Fault = 3;

    private const string Text = """
        Serve the public site over published runs.

        Pages are served as soon as there is a state to serve; new runs are seen within seconds. The index in the folder is built from
        the files and can be deleted at any time. Stands behind a proxy that speaks TLS, see docs/operating.md.

        Examples:
          bench serve --data site
          bench serve --data site --urls http://127.0.0.1:8080
        """;

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "Folder of the published runs; made when it is not there.", Required = true };
        var urls = new Option<string>("--urls") { Description = "Addresses to listen on, separated by semicolons; port 0 takes a free one.", DefaultValueFactory = _ => "http://127.0.0.1:8080" };
        var docs = new Option<string?>("--docs") { Description = "Folder of the documents that the site shows; those of the repository when not given." };
        var length = new Option<TimeSpan?>("--for") { Description = "Ends by itself after this long, such as 90s, 30m or 2h.", CustomParser = Length };
        var command = new Command("serve", Text) { data, urls, docs, length };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            if (parsed.GetValue(length) is { } span)
            {
                stop.CancelAfter(span);
            }

            return await RunAsync(new SiteOptions(Path.GetFullPath(parsed.GetValue(data)!), parsed.GetValue(urls)!, parsed.GetValue(docs) ?? Documents()), stop.Token);
        });
        return command;
    }

    private static async Task<int> RunAsync(SiteOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return Problem(options) is { } problem ? await SayAsync(problem, WrongUse) : await ServeAsync(options, cancellationToken);
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException)
        {
            return await SayAsync($"--urls: another program listens on {options.Urls} already. Stop it, or choose another port.", WrongUse);
        }
        catch (SocketException exception)
        {
            return await SayAsync($"fault: cannot listen on {options.Urls}: {exception.Message}", Fault);
        }
        catch (Exception exception) when (exception is IndexException or IOException or UnauthorizedAccessException)
        {
            return await SayAsync($"fault: {exception.Message}", Fault);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return 0;
        }
    }

    private static string? Problem(SiteOptions options) =>
        File.Exists(options.Data) ? $"--data: '{options.Data}' is a file; expected a folder."
            : options.Docs is { } docs && !Directory.Exists(docs) ? $"--docs: there is no folder '{docs}'."
            : Array.Find(options.Urls.Split(';'), url => !(Uri.TryCreate(url, UriKind.Absolute, out var address) && address is { Scheme: "http", PathAndQuery: "/" })) is { } odd
            ? $"--urls: found '{odd}'; expected an address such as http://127.0.0.1:8080. TLS is the business of a proxy in front of the site."
            : null;

    private static async Task<int> ServeAsync(SiteOptions options, CancellationToken cancellationToken)
    {
        NativeMemory.Bound();
        await using var site = SiteHost.Create(options, new DatasetHolder(Dataset.None), TimeProvider.System);
        site.Services.GetRequiredService<SiteFolder>().Make();
        if (site.Services.GetRequiredService<IndexDatabase>().Prepare() is { } renewed)
        {
            await SayAsync($"{renewed}: it is built anew from the files", 0);
        }

        await site.StartAsync(cancellationToken);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, site.Lifetime.ApplicationStopping);
        var import = site.Services.GetRequiredService<ImportLoop>();
        await import.LookNowAsync(stop.Token);
        await SayAsync($"serving {options.Data} at {string.Join(" and ", site.Urls)} (Ctrl-C stops it)", 0);
        try
        {
            await import.RunAsync(stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Stopped: requests under way are answered first.
        }

        await site.StopAsync(CancellationToken.None);
        return 0;
    }

    private static TimeSpan? Length(ArgumentResult result)
    {
        const int mostHours = 500;
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        var unit = text.Length == 0 ? TimeSpan.Zero : text[^1] switch
        {
            's' => TimeSpan.FromSeconds(1),
            'm' => TimeSpan.FromMinutes(1),
            'h' => TimeSpan.FromHours(1),
            _ => TimeSpan.Zero,
        };
        if (unit > TimeSpan.Zero && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 && count * unit.TotalHours <= mostHours)
        {
            return count * unit;
        }

        result.AddError($"--for: found '{text}'; expected a number and a unit, such as 90s, 30m or 2h.");
        return null;
    }

    /// <summary>The documents of the repository that this program was built in; null where it stands alone.</summary>
    private static string? Documents() =>
        Environment.GetEnvironmentVariable("BENCH_ROOT") is { Length: > 0 } root && Directory.Exists(Path.Combine(root, "docs")) ? Path.Combine(root, "docs") : null;

    private static async Task<int> SayAsync(string message, int code)
    {
        await Console.Error.WriteLineAsync($"bench: {message}");
        return code;
    }
}
