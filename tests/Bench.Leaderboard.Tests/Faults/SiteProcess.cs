using System.Globalization;
using System.Text.RegularExpressions;
using Bench.Sandbox.HostPrograms;

namespace Bench.Leaderboard.Tests.Faults;

/// <summary>A real <c>bench serve</c>, whose words a test reads while it runs and which it can kill.</summary>
internal sealed partial class SiteProcess : IAsyncDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);
    private readonly string _said;
    private readonly string _pid;
    private readonly Task<HostCommandResult> _ended;

    private SiteProcess(string said, string pid, Task<HostCommandResult> ended)
    {
        _said = said;
        _pid = pid;
        _ended = ended;
    }

    /// <summary>What it has said so far.</summary>
    public string Said => File.Exists(_said) ? File.ReadAllText(_said) : "";

    /// <summary>Exit code and output, once it has ended.</summary>
    public Task<HostCommandResult> Ended => _ended;

    /// <summary>Starts it over a folder, on a free port.</summary>
    public static SiteProcess Start(string data, CancellationToken cancellationToken, params IEnumerable<string> arguments)
    {
        var name = Path.Combine(Path.GetTempPath(), $"bench-serve-{Guid.NewGuid():N}");
        var program = Path.Combine(RepositoryFolder.Root, "artifacts", "bin", "Bench.Leaderboard", "release", "Bench.Leaderboard.dll");
        string[] given = [.. arguments];
        string[] command =
        [
            "sh", "-c", $"echo $$ > {name}.pid; exec \"$@\" 2> {name}.said", "sh", "dotnet", program, "serve", "--data", data,
            .. given.Contains("--urls") ? [] : new[] { "--urls", "http://127.0.0.1:0" }, .. given,
        ];
        var ended = HostCommand.RunAsync(command, "/", default, new HostCommandLimits(TimeSpan.FromMinutes(5), 1 << 20), cancellationToken);
        return new SiteProcess(name + ".said", name + ".pid", ended);
    }

    /// <summary>Waits until it serves.</summary>
    /// <returns>Its address.</returns>
    public async Task<Uri> ServingAsync(CancellationToken cancellationToken) => new(Address().Match(await SaidAsync("serving", cancellationToken)).Value);

    /// <summary>Waits until it has said something, or has ended.</summary>
    /// <returns>All that it has said.</returns>
    public async Task<string> SaidAsync(string text, CancellationToken cancellationToken)
    {
        using var tick = new PeriodicTimer(Look);
        while (!Said.Contains(text, StringComparison.Ordinal) && !_ended.IsCompleted)
        {
            await tick.WaitForNextTickAsync(cancellationToken);
        }

        return Said;
    }

    /// <summary>Kills it as the kernel would.</summary>
    public async Task KillAsync()
    {
        if (File.Exists(_pid) && int.TryParse(await File.ReadAllTextAsync(_pid), CultureInfo.InvariantCulture, out var pid))
        {
            await HostCommand.RunAsync(["kill", "-9", pid.ToString(CultureInfo.InvariantCulture)], "/", default, HostCommandLimits.Default, CancellationToken.None);
        }

        await _ended;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        File.Delete(_said);
        File.Delete(_pid);
    }

    [GeneratedRegex("http://127\\.0\\.0\\.1:[0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
