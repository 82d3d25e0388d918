using System.Globalization;
using System.Text.RegularExpressions;
using Bench.Sandbox.HostPrograms;
using Bench.Sandbox.Images;

namespace Bench.Sandbox.Tests.Images;

/// <summary>Debian's `docker-registry` on a free port of the loopback, with an empty folder behind it.</summary>
internal sealed partial class LocalRegistry : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task<HostCommandResult> _process;
    private readonly TaskCompletionSource<int> _port = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private LocalRegistry()
    {
        var configuration = _folder.Write(
            "registry.yml",
            $"version: 0.1\nstorage:\n  filesystem:\n    rootdirectory: {_folder.Path}/data\nhttp:\n  addr: 127.0.0.1:0\n");
        var lines = new LineStream(Read);
        var limits = HostCommandLimits.Default with { Wall = TimeSpan.FromMinutes(10), Variables = HostCommandLimits.CleanVariables };
        _process = HostCommand.RunStreamedAsync(
            ["sh", "-c", "exec docker-registry serve \"$1\" 2>&1", "sh", configuration], _folder.Path, Stream.Null, lines, limits, _stop.Token);
        _ = _process.ContinueWith(
            ended => _port.TrySetException(new InvalidOperationException("docker-registry ended; on Debian: apt-get install docker-registry", ended.Exception)),
            TaskScheduler.Default);
    }

    /// <summary>Host and port, as names of images begin.</summary>
    public string Address { get; private set; } = "";

    public static async Task<LocalRegistry> StartAsync(CancellationToken cancellationToken)
    {
        var registry = new LocalRegistry();
        var port = await registry._port.Task.WaitAsync(cancellationToken);
        registry.Address = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}");
        return registry;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await ((Task)_process).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
        _folder.Dispose();
    }

    private void Read(string line)
    {
        if (Listening().Match(line) is { Success: true } match)
        {
            _port.TrySetResult(int.Parse(match.Groups["port"].ValueSpan, CultureInfo.InvariantCulture));
        }
    }

    [GeneratedRegex(@"listening on 127\.0\.0\.1:(?<port>\d+)", RegexOptions.NonBacktracking)]
    private static partial Regex Listening();
}
