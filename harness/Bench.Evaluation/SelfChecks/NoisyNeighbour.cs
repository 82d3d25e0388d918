using System.Globalization;
using System.Text;
using Bench.Evaluation.Environments;
using Bench.Evaluation.Tasks;
using Bench.Sandbox;

namespace Bench.Evaluation.SelfChecks;

/// <summary>
/// A program of our own that streams memory, on and off, on the processors that a measurement leaves to the rest of the machine. It runs in a
/// cell and ends with it.
/// </summary>
public sealed class NoisyNeighbour : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(2);

    private readonly ISandboxCell _cell;
    private readonly CancellationTokenSource _end = new();
    private readonly Task<SpawnResult> _run;

    private NoisyNeighbour(ISandboxCell cell, int seed)
    {
        _cell = cell;
        var text = seed.ToString(CultureInfo.InvariantCulture);
        _run = cell.RunAsync(new SpawnRequest(["python3", "-s", "-B", "{task}/neighbour.py", text], CellPlace.Repo, Longest, Longest), _end.Token);
    }

    /// <summary>Starts it.</summary>
    /// <param name="task">Its task.</param>
    /// <param name="environment">Its environment, made.</param>
    /// <param name="bench">Opens its cell.</param>
    /// <param name="cpus">Processors; the shared ones are used.</param>
    /// <param name="seed">Seed of its periods of noise and rest.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    public static async Task<NoisyNeighbour> StartAsync(
        LoadedTask task, PreparedEnvironment environment, SelfCheckBench bench, PhaseCpus cpus, int seed, CancellationToken cancellationToken) =>
        new(await bench.OpenAsync(task, environment, cpus with { Measuring = cpus.Shared }, cancellationToken), seed);

    /// <summary>Makes sure that it has been noisy until now.</summary>
    /// <exception cref="SandboxFaultException">It ended by itself.</exception>
    public async Task DemandAsync()
    {
        if (_run.IsCompleted)
        {
            var result = await _run;
            throw new SandboxFaultException($"The noisy neighbour ended by itself ({result.End}): {Encoding.UTF8.GetString(result.StandardError.Span)}");
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        try
        {
            await _run;
        }
        catch (Exception ended) when (ended is OperationCanceledException or SandboxFaultException)
        {
            // It was told to end.
        }

        await _cell.DisposeAsync();
        _end.Dispose();
    }
}
