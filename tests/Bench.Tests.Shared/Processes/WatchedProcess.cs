using System.Collections.Immutable;
using System.Globalization;
using Bench.Sandbox.HostPrograms;

namespace Bench.Tests.Shared.Processes;

/// <summary>A process whose progress a test reads while it runs, and that it can kill without its children.</summary>
internal sealed class WatchedProcess
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);
    private readonly string _errors;
    private readonly string _pidFile;

    private WatchedProcess(string errors, string pidFile, Task<HostCommandResult> ended)
    {
        _errors = errors;
        _pidFile = pidFile;
        Ended = ended;
    }

    /// <summary>Done when the process has ended; its standard error is in <see cref="Said"/>.</summary>
    public Task<HostCommandResult> Ended { get; }

    /// <summary>What it has said so far.</summary>
    public string Said => File.Exists(_errors) ? File.ReadAllText(_errors) : "";

    /// <summary>Its process id; 0 while it has none.</summary>
    public int Pid => File.Exists(_pidFile) && int.TryParse(File.ReadAllText(_pidFile), CultureInfo.InvariantCulture, out var pid) ? pid : 0;

    /// <summary>Starts it in a folder.</summary>
    /// <param name="folder">Working folder; its standard error is kept there.</param>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="limits">What it may use.</param>
    /// <param name="first">Shell commands that the process runs before it becomes the program.</param>
    /// <param name="cancellationToken">Kills it.</param>
    public static WatchedProcess Start(string folder, IEnumerable<string> command, HostCommandLimits limits, string first, CancellationToken cancellationToken)
    {
        var number = Guid.NewGuid().ToString("N")[..8];
        var (errors, pid) = (Path.Combine(folder, $"said-{number}"), Path.Combine(folder, $"pid-{number}"));
        var script = $"{(first.Length == 0 ? ":" : first)}; echo $$ > {pid}; exec \"$@\" 2> {errors}";
        return new WatchedProcess(errors, pid, HostCommand.RunAsync(["sh", "-c", script, "sh", .. command], folder, default, limits, cancellationToken));
    }

    /// <summary>This process's variables with others on top.</summary>
    public static ImmutableSortedDictionary<string, string> Environs(IReadOnlyDictionary<string, string> variables) =>
        Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
            .ToImmutableSortedDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? "", StringComparer.Ordinal)
            .SetItems(variables);

    /// <summary>Waits until it has said something, or has ended.</summary>
    public async Task SaidAsync(string text, CancellationToken cancellationToken)
    {
        using var tick = new PeriodicTimer(Look);
        while (!Said.Contains(text, StringComparison.Ordinal) && !Ended.IsCompleted)
        {
            await tick.WaitForNextTickAsync(cancellationToken);
        }
    }

    /// <summary>Kills the process, and only it, as the kernel or a hasty user would.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        if (Pid > 0)
        {
            await HostCommand.RunAsync(["kill", "-9", Pid.ToString(CultureInfo.InvariantCulture)], "/", default, HostCommandLimits.Default, cancellationToken);
        }

        await Ended;
    }
}
