using System.Globalization;
using System.Text.RegularExpressions;
using Bench.Sandbox.Agents;
using Bench.Sandbox.HostPrograms;
using Bench.Scoring.Rules;
using Bench.Tests.Shared.Processes;

namespace Bench.Benchmarks.Sites;

/// <summary>A real <c>bench serve</c> over a folder.</summary>
internal sealed partial class ServedSite : IAsyncDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);
    private readonly string _folder;
    private readonly long _began;
    private readonly WatchedProcess _process;

    private ServedSite(string folder, long began, WatchedProcess process)
    {
        _folder = folder;
        _began = began;
        _process = process;
    }

    /// <summary>Asks it; set once it listens.</summary>
    public HttpClient Client { get; private set; } = new();

    /// <summary>Seconds since it was started.</summary>
    public double Age => TimeProvider.System.GetElapsedTime(_began).TotalSeconds;

    /// <summary>Starts it on a free port.</summary>
    public static ServedSite Start(string data, CancellationToken cancellationToken)
    {
        var root = InstallLayout.Find().Root;
        var folder = Directory.CreateTempSubdirectory("bench-site-").FullName;
        var program = Path.Combine(root, "artifacts", "bin", "Bench.Leaderboard", "release", "Bench.Leaderboard.dll");
        var port = FreePort();
        string[] command = ["dotnet", program, "serve", "--data", Path.GetFullPath(data), "--docs", Path.Combine(root, "docs"), "--urls", $"http://127.0.0.1:{port}"];
        var began = TimeProvider.System.GetTimestamp();
        var site = new ServedSite(folder, began, WatchedProcess.Start(folder, command, new HostCommandLimits(TimeSpan.FromHours(1), 1 << 20), first: "", cancellationToken));
        site.Client = new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromHours(1) }) { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromMinutes(10) };
        return site;
    }

    /// <summary>Waits until a page is answered with 200.</summary>
    /// <returns>Seconds since the start.</returns>
    public async Task<double> AnsweredAsync(string path, CancellationToken cancellationToken)
    {
        using var tick = new PeriodicTimer(Look);
        while (!_process.Ended.IsCompleted)
        {
            if (await StatusAsync(path, cancellationToken) == 200)
            {
                return Age;
            }

            await tick.WaitForNextTickAsync(cancellationToken);
        }

        throw new InvalidOperationException($"the site ended: {_process.Said}");
    }

    /// <summary>Waits for what is computed beside the readers after a start: what is measured then is a site that has been up for a while.</summary>
    public async Task WarmAsync(CancellationToken cancellationToken)
    {
        foreach (var path in new[] { "/", "/tasks", "/rules" }.Concat(ScoreRules.All.Select(rule => $"/?rule={Uri.EscapeDataString(rule.Id.Split('(')[0])}")))
        {
            await AnsweredAsync(path, cancellationToken);
        }
    }

    /// <summary>Resident memory now and at its peak, in MiB.</summary>
    public async Task<(double Now, double Peak)> MemoryAsync(CancellationToken cancellationToken)
    {
        var status = await File.ReadAllTextAsync(string.Create(CultureInfo.InvariantCulture, $"/proc/{_process.Pid}/status"), cancellationToken);
        double Read(string name) => double.Parse(Figure().Match(status, status.IndexOf(name, StringComparison.Ordinal)).Value, CultureInfo.InvariantCulture) / 1024;
        return (Read("VmRSS:"), Read("VmHWM:"));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.Ended.IsCompleted)
        {
            await HostCommand.RunAsync(["kill", _process.Pid.ToString(CultureInfo.InvariantCulture)], "/", default, HostCommandLimits.Default, CancellationToken.None);
        }

        await _process.Ended;
        Client.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<int> StatusAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await Client.GetAsync(new Uri(path, UriKind.Relative), cancellationToken);
            return (int)answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            // It does not listen yet.
            return 0;
        }
    }

    [GeneratedRegex("[0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex Figure();
}
