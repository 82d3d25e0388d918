using System.Text.RegularExpressions;
using Bench.Sandbox.HostPrograms;

namespace Bench.Leaderboard.Tests.Faults;

/// <summary>A real <c>bench serve</c>, whose words a test reads while it runs and which it can kill.</summary>
internal sealed partial class SiteProcess : IAsyncDisposable
{
    private readonly string _folder;
    private readonly WatchedProcess _process;

    private SiteProcess(string folder, WatchedProcess process)
    {
        _folder = folder;
        _process = process;
    }

    /// <summary>What it has said so far.</summary>
    public string Said => _process.Said;

    /// <summary>Exit code and output, once it has ended.</summary>
    public Task<HostCommandResult> Ended => _process.Ended;

    /// <summary>Starts it over a folder, on a free port.</summary>
    public static SiteProcess Start(string data, CancellationToken cancellationToken, params IEnumerable<string> arguments)
    {
        var folder = Directory.CreateTempSubdirectory("bench-serve-").FullName;
        var program = Path.Combine(RepositoryFolder.Root, "artifacts", "bin", "Bench.Leaderboard", "release", "Bench.Leaderboard.dll");
        string[] given = [.. arguments];
        string[] command =
        [
            "dotnet", program, "serve", "--data", data, .. given.Contains("--urls") ? [] : new[] { "--urls", "http://127.0.0.1:0" }, .. given,
        ];
        return new SiteProcess(folder, WatchedProcess.Start(folder, command, new HostCommandLimits(TimeSpan.FromMinutes(5), 1 << 20), first: "", cancellationToken));
    }

    /// <summary>Waits until it serves.</summary>
    /// <returns>Its address.</returns>
    public async Task<Uri> ServingAsync(CancellationToken cancellationToken) => new(Address().Match(await SaidAsync("serving", cancellationToken)).Value);

    /// <summary>Waits until it has said something, or has ended.</summary>
    /// <returns>All that it has said.</returns>
    public async Task<string> SaidAsync(string text, CancellationToken cancellationToken)
    {
        await _process.SaidAsync(text, cancellationToken);
        return Said;
    }

    /// <summary>Kills it as the kernel would.</summary>
    public Task KillAsync() => _process.KillAsync(CancellationToken.None);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [GeneratedRegex("http://127\\.0\\.0\\.1:[0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
