using System.Globalization;
using Bench.Evaluation;
using Bench.Evaluation.Shell;
using Bench.Evaluation.Sources;
using Bench.Harvester.Funnel;
using Bench.Harvester.Mine;

namespace Bench.Benchmarks.Mining;

/// <summary>Times a harvest up to Filter against what git alone takes to write the same history, in turns, and says the peak of memory.</summary>
internal static class MiningBench
{
    private const double MostTimesGit = 1.3;
    private const double MostMegabytes = 500;

    /// <summary>Runs it and prints a line for each round.</summary>
    /// <returns>0 when both bars are kept.</returns>
    public static async Task<int> RunAsync(string path, int rounds, CancellationToken cancellationToken)
    {
        var clone = await new CloneFinder(BenchFolders.OfUser()).FindAsync(path, new ConsoleLines(Console.Out), cancellationToken);
        var ratios = new List<double>();
        await GitAsync(clone, cancellationToken); // What is on disk comes into memory.
        for (var round = 1; round <= Math.Max(1, rounds); round++)
        {
            var before = ProcessorSeconds();
            var git = await GitAsync(clone, cancellationToken);
            var between = ProcessorSeconds();
            var own = await HarvestAsync(path, cancellationToken);
            var (gitWork, ownWork) = (between - before, ProcessorSeconds() - between);
            ratios.Add(own / git);
            await Console.Out.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"round {round}: git log --first-parent -p {git:F1} s ({gitWork:F1} s of processor), mined and filtered in {own:F1} s ({ownWork:F1} s of processor), {own / git:F2} times"));
        }

        var ratio = ratios.Order().ElementAt(ratios.Count / 2);
        var peak = PeakMegabytes();
        var isKept = ratio <= MostTimesGit && peak <= MostMegabytes;
        await Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"median {ratio:F2} times git (bar {MostTimesGit}), peak {peak:F0} MB (bar {MostMegabytes:F0}): {(isKept ? "kept" : "MISSED")}"));
        return isKept ? 0 : 1;
    }

    private static async Task<double> GitAsync(Clone clone, CancellationToken cancellationToken)
    {
        var began = TimeProvider.System.GetTimestamp();
        var result = await GitProgram.StreamAsync([$"--git-dir={clone.GitDirectory}", "log", "--first-parent", "-p"], Stream.Null, Stream.Null, cancellationToken);
        return result.Succeeded ? TimeProvider.System.GetElapsedTime(began).TotalSeconds : throw new SourceException(result.ErrorText);
    }

    private static async Task<double> HarvestAsync(string path, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("bench-mining-");
        try
        {
            var began = TimeProvider.System.GetTimestamp();
            var request = new HarvestRequest(path, folder.FullName, Stage.Filter, From: null, Only: [], Workers: 1, Seed: 0);
            await new HarvestSession(request, FunnelParts.For(request), new QuietObserver(), TimeProvider.System).RunAsync(cancellationToken);
            return TimeProvider.System.GetElapsedTime(began).TotalSeconds;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Time of processors that this process and the programs that it started have used so far: what a busy machine does not change.</summary>
    private static double ProcessorSeconds()
    {
        const double TicksOfSecond = 100;
        var fields = File.ReadAllText("/proc/self/stat").Split(") ")[^1].Split(' ');
        return fields[11..15].Sum(field => double.Parse(field, CultureInfo.InvariantCulture)) / TicksOfSecond;
    }

    /// <summary>The most memory that this process has held so far; git's own is not in it.</summary>
    private static double PeakMegabytes()
    {
        var line = File.ReadLines("/proc/self/status").Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024;
    }
}
