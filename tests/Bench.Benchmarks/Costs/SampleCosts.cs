using System.Globalization;
using System.Text;
using Bench.Sandbox;
using Bench.Sandbox.HostPrograms;

namespace Bench.Benchmarks.Costs;

/// <summary>What one sample costs beside the code that is timed.</summary>
internal static class SampleCosts
{
    private const int Runs = 300;

    /// <summary>Starts `true` and waits for its end, on a given processor, with nothing between it and the kernel; prints nanoseconds.</summary>
    private const string Bare = """
        import os, sys, time
        os.sched_setaffinity(0, {int(sys.argv[1])})
        for _ in range(int(sys.argv[2])):
            began = time.perf_counter_ns()
            child = os.fork()
            if child == 0:
                os.execve("/bin/true", ["true"], {})
            os.waitpid(child, 0)
            print(time.perf_counter_ns() - began)
        """;

    private static readonly HostCommandLimits Plenty = new(TimeSpan.FromMinutes(1), 1 << 20);

    /// <summary>A process in a cell against the bare one on the same processor.</summary>
    public static async Task<IReadOnlyList<CostFigure>> SpawnAsync(CostBench bench, CancellationToken cancellationToken)
    {
        var task = await bench.TaskOfAsync(0.02, cancellationToken);
        await using var cell = await bench.OpenCellAsync(task, cancellationToken);
        var request = new SpawnRequest(["true"], CellPlace.Repo, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
        var bare = await BareAsync(bench.Cpu, cancellationToken);
        var inCell = new List<double>();
        for (var run = 0; run < Runs; run++)
        {
            inCell.Add(await TimeAsync(() => cell.RunAsync(request, cancellationToken)));
        }

        return
        [
            new CostFigure("spawn-bare", "start and end of `true` without any harness, median", Quantile.Median(bare), "ms"),
            new CostFigure("spawn", "the same in a cell, median", Quantile.Median(inCell), "ms"),
            new CostFigure("spawn-added", "p95 in a cell less the bare median", Quantile.Of(inCell, 0.95) - Quantile.Median(bare), "ms", Bar(bench)),
        ];
    }

    /// <summary>Wall time of samples less all that the agent times of them: killing, emptying, checking, reading, and the way to another arm's cell.</summary>
    public static async Task<IReadOnlyList<CostFigure>> OverheadAsync(CostBench bench, CancellationToken cancellationToken)
    {
        var task = await bench.TaskOfAsync(0.05, cancellationToken);
        await using var one = await bench.OpenCellAsync(task, cancellationToken);
        await using var other = await bench.OpenCellAsync(task, cancellationToken);
        var (stay, change) = (new List<double>(), new List<double>());
        for (var run = 0; run < Runs / 2; run++)
        {
            // one one | other other | … : every second sample follows one in another cell.
            var cell = run % 2 == 0 ? one : other;
            change.Add(await OutsideAsync(task, cell, cancellationToken));
            stay.Add(await OutsideAsync(task, cell, cancellationToken));
        }

        return
        [
            new CostFigure("sample-added", "a sample's wall time outside of what the agent times, same arm, median", Quantile.Median(stay), "ms"),
            new CostFigure("sample-added-p95", "the same, p95", Quantile.Of(stay, 0.95), "ms", Bar(bench)),
            new CostFigure("arm-switch", "the same after a change of the arm, p95", Quantile.Of(change, 0.95), "ms", 50),
        ];
    }

    private static async Task<List<double>> BareAsync(int cpu, CancellationToken cancellationToken)
    {
        string[] command = ["python3", "-c", Bare, cpu.ToString(CultureInfo.InvariantCulture), Runs.ToString(CultureInfo.InvariantCulture)];
        var result = await HostCommand.RunAsync(command, "/", default, Plenty, cancellationToken);
        return [.. Encoding.UTF8.GetString(result.StandardOutput.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => long.Parse(line, CultureInfo.InvariantCulture) / 1e6)];
    }

    private static double Bar(CostBench bench) => bench.Sandbox == "bubblewrap" ? 15 : 5;

    private static async Task<double> OutsideAsync(Evaluation.Tasks.LoadedTask task, ISandboxCell cell, CancellationToken cancellationToken)
    {
        SpawnResult? result = null;
        var request = CostBench.Sample(task, cell);
        var wall = await TimeAsync(async () => result = await cell.RunAsync(request, cancellationToken));
        var times = result!.Times ?? throw new InvalidOperationException($"a sample did not answer: {result.End}");
        return wall - ((times.StartNanoseconds + times.SetupNanoseconds + times.CallNanoseconds) / 1e6);
    }

    private static async Task<double> TimeAsync(Func<Task> action)
    {
        var began = TimeProvider.System.GetTimestamp();
        await action();
        return TimeProvider.System.GetElapsedTime(began).TotalMilliseconds;
    }
}
