using System.Globalization;
using System.Text;
using Bench.Sandbox.Agents;
using Bench.Sandbox.HostPrograms;

namespace Bench.Benchmarks.Costs;

/// <summary>What the program itself costs: its start and its memory.</summary>
internal static class ProgramCosts
{
    /// <summary>The launcher with <c>--help</c>, when everything is built.</summary>
    public static async Task<IReadOnlyList<CostFigure>> StartUpAsync(CancellationToken cancellationToken)
    {
        var root = InstallLayout.Find().Root;
        var limits = new HostCommandLimits(TimeSpan.FromMinutes(5), 1 << 20);
        Task<HostCommandResult> HelpAsync() => HostCommand.RunAsync([Path.Combine(root, "bench"), "--help"], root, default, limits, cancellationToken);
        await HelpAsync();
        var times = new List<double>();
        for (var run = 0; run < 30; run++)
        {
            var began = TimeProvider.System.GetTimestamp();
            await HelpAsync();
            times.Add(TimeProvider.System.GetElapsedTime(began).TotalMilliseconds);
        }

        return
        [
            new CostFigure("start-up", "`./bench --help` when built, median", Quantile.Median(times), "ms", 200),
            new CostFigure("start-up-p95", "the same, p95", Quantile.Of(times, 0.95), "ms"),
        ];
    }

    /// <summary>Peak memory of the harness during an evaluation of the bundled tasks with all bundled predictions.</summary>
    public static async Task<IReadOnlyList<CostFigure>> MemoryAsync(string sandbox, CancellationToken cancellationToken)
    {
        // The peak is asked for while the program lives; the shell only watches it.
        const string Watch = "dotnet \"$@\" >/dev/null 2>&1 & p=$!; while kill -0 $p 2>/dev/null; do grep VmHWM /proc/$p/status 2>/dev/null; sleep 0.5; done";
        var root = InstallLayout.Find().Root;
        var run = Directory.CreateTempSubdirectory("bench-memory-").FullName;
        try
        {
            var program = Path.Combine(root, "artifacts", "bin", "Bench.Harness", "release", "Bench.Harness.dll");
            var result = await HostCommand.RunAsync(
                ["sh", "-c", Watch, "sh", program, "demo", "--out", run, "--sandbox", sandbox],
                root, default, new HostCommandLimits(TimeSpan.FromMinutes(20), 1 << 20), cancellationToken);
            var peak = Encoding.UTF8.GetString(result.StandardOutput.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => double.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture)).Max();
            return [new CostFigure("memory", "peak resident memory of the harness during `bench demo`", peak / 1024, "MiB", 200)];
        }
        finally
        {
            Directory.Delete(run, recursive: true);
        }
    }
}
