using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace Bench.EndToEnd.Tests.Faults;

/// <summary>
/// Bench is killed at random moments and goes on each time. <c>BENCH_KILLS</c> says how often (3 unless it is set), <c>BENCH_KILL_SEED</c> when.
/// </summary>
[CancelAfter(3_600_000)]
public sealed class KillAtRandomTests
{
    private static readonly (string Task, string Model)[] Predictions =
    [
        ("sample__tally-34", "better"), ("sample__tally-34", "broken"), ("sample__tally-34", "unappliable"), ("sample__tally-38", "better"), ("sample__tally-38", "wrong"),
    ];

    private readonly List<int> _killed = [];
    private ImmutableArray<string> _taskNames = [];
    private FaultBench _bench = new();
    private string _tasks = "";
    private string _predictions = "";

    [TestCase("bubblewrap", 3, 30, 2)]
    [TestCase("docker", 1, 5, 1)]
    public async Task Whatever_moment_it_is_killed_at_the_run_ends_as_if_undisturbed(string sandbox, int few, int most, int tasks, CancellationToken cancellationToken)
    {
        var kills = int.TryParse(Environment.GetEnvironmentVariable("BENCH_KILLS"), CultureInfo.InvariantCulture, out var wanted) ? Math.Min(wanted, most) : few;
        var seed = int.TryParse(Environment.GetEnvironmentVariable("BENCH_KILL_SEED"), CultureInfo.InvariantCulture, out var chosen) ? chosen : 1;
        var moments = new Random(seed);
        await SetUpAsync(sandbox, tasks, cancellationToken);
        var began = TimeProvider.System.GetTimestamp();
        var reference = await CompleteAsync("undisturbed", sandbox, cancellationToken);
        var length = TimeProvider.System.GetElapsedTime(began);
        TestContext.Progress.WriteLine($"{sandbox}: undisturbed in {length.TotalSeconds:F1} s; seed {seed}\n| kill | run | moment | said last | finished before |");
        var (run, standing) = (0, ImmutableSortedDictionary<string, string>.Empty);
        for (var kill = 1; kill <= kills;)
        {
            var name = $"run-{run}";
            var moment = TimeSpan.FromSeconds(0.2 + (moments.NextDouble() * length.TotalSeconds));
            var bench = Evaluate(name, sandbox, cancellationToken);
            if (await Task.WhenAny(bench.Ended, Task.Delay(moment, cancellationToken)) == bench.Ended)
            {
                AssertComplete(name, bench, reference, standing);
                (run, standing) = (run + 1, ImmutableSortedDictionary<string, string>.Empty);
                continue;
            }

            _killed.Add(bench.Pid);
            await bench.KillAsync(cancellationToken);
            await AssertNothingRunsAsync(cancellationToken);
            standing = AssertSound(name, standing);
            TestContext.Progress.WriteLine($"| {kill++} | {run} | {moment.TotalSeconds:F2} s | {bench.Said.TrimEnd().Split('\n')[^1]} | {standing.Count} |");
        }

        var last = Evaluate($"run-{run}", sandbox, cancellationToken);
        await last.Ended;
        AssertComplete($"run-{run}", last, reference, standing);
        await AssertNothingIsLeftAsync(sandbox, cancellationToken);
    }

    private async Task SetUpAsync(string sandbox, int tasks, CancellationToken cancellationToken)
    {
        if (sandbox == "docker")
        {
            await BaseImage.MakeAsync(cancellationToken);
        }

        _killed.Clear();
        _bench = new FaultBench();
        _taskNames = [.. Predictions.Select(prediction => prediction.Task).Distinct().Take(tasks)];
        _predictions = _bench.Choose([.. Predictions.Where(prediction => _taskNames.Contains(prediction.Task))]);
        foreach (var task in _taskNames)
        {
            await _bench.CopyTaskAsync(task);
        }

        _tasks = Path.Combine(_bench.Folder, "tasks");
    }

    private WatchedProcess Evaluate(string run, string sandbox, CancellationToken cancellationToken) => _bench.Evaluate(_tasks, _predictions, sandbox, cancellationToken, run);

    private async Task<Dictionary<string, JsonNode>> CompleteAsync(string run, string sandbox, CancellationToken cancellationToken)
    {
        var bench = Evaluate(run, sandbox, cancellationToken);
        Assert.That((await bench.Ended).ExitCode, Is.EqualTo(1), bench.Said);
        return Results(run);
    }

    private Dictionary<string, JsonNode> Results(string run) => File.ReadLines(Path.Combine(_bench.Folder, run, "results.jsonl"))
        .Select(line => JsonNode.Parse(line)!).ToDictionary(result => $"{result.Text("task")} {result.Text("model")}");

    /// <summary>The journal is whole, and what stood before the kill stands.</summary>
    /// <returns>Sitting and time of what is finished, by prediction: equal ones were not measured again.</returns>
    private ImmutableSortedDictionary<string, string> AssertSound(string run, ImmutableSortedDictionary<string, string> before)
    {
        var journal = Path.Combine(_bench.Folder, run, "journal.sqlite");
        if (!File.Exists(journal))
        {
            return before;
        }

        // A copy: the next start must find the write-ahead log as the kill left it.
        var copy = Path.Combine(_bench.Folder, "copy.sqlite");
        foreach (var end in new[] { "", "-wal" })
        {
            File.Delete(copy + end);
            if (File.Exists(journal + end))
            {
                File.Copy(journal + end, copy + end);
            }
        }

        File.Delete(copy + "-shm");
        using var connection = new SqliteConnection($"Data Source={copy};Pooling=False");
        connection.Open();
        Assert.That(Rows(connection, "PRAGMA integrity_check").Single()[0], Is.EqualTo("ok"));
        if (Rows(connection, "SELECT name FROM sqlite_master WHERE name = 'result'").Count == 0)
        {
            return before;
        }

        var now = Rows(connection, "SELECT task || ' ' || model, json FROM result WHERE fault = 0").ToImmutableSortedDictionary(row => row[0], row => row[1], StringComparer.Ordinal);
        Assert.That(before.All(pair => now.GetValueOrDefault(pair.Key) == pair.Value), Is.True, "what was finished stands as it was");
        return now;
    }

    private static List<string[]> Rows(SqliteConnection connection, string query)
    {
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var reader = command.ExecuteReader();
        var rows = new List<string[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        }

        return rows;
    }

    private void AssertComplete(string run, WatchedProcess bench, Dictionary<string, JsonNode> reference, ImmutableSortedDictionary<string, string> standing)
    {
        Assert.That(bench.Ended.Result.ExitCode, Is.EqualTo(1), bench.Said);
        AssertSound(run, standing);
        var results = Results(run);
        Assert.That(results.Keys, Is.EquivalentTo(reference.Keys));
        foreach (var (key, result) in results)
        {
            Assert.That(result.Text("outcome"), Is.EqualTo(reference[key].Text("outcome")), $"{key}: {bench.Said}");
            if (result.Text("outcome") == "failed")
            {
                Assert.That(result.Code(), Is.EqualTo(reference[key].Code()), $"{key}: {bench.Said}");
            }
            else
            {
                AssertClose(key, result["speedup"]!, reference[key]["speedup"]!);
            }
        }

        Assert.That(RunFiles.Samples(Path.Combine(_bench.Folder, run)).Select(sample => sample.Text("sitting")).Distinct().Count(), Is.EqualTo(_taskNames.Length), "one sitting for each task");
        Assert.That(JsonNode.Parse(File.ReadAllText(Path.Combine(_bench.Folder, run, "run.json")))!["seeds"]!.AsObject(), Has.Count.EqualTo(_taskNames.Length));
        Assert.That(_bench.Leftovers(), Is.Empty);
    }

    /// <summary>The intervals overlap. A busy machine widens what can be held every day: each is taken half as wide again.</summary>
    private static void AssertClose(string key, JsonNode actual, JsonNode expected)
    {
        static string Text(JsonNode interval) => string.Create(CultureInfo.InvariantCulture, $"[{(double)interval["low"]!:F2}, {(double)interval["high"]!:F2}]");
        var overlap = (double)actual["low"]! <= (double)expected["high"]! && (double)actual["high"]! >= (double)expected["low"]!;
        TestContext.Progress.WriteLine($"complete: {key} {Text(actual)}, undisturbed {Text(expected)}: {(overlap ? "overlap" : "no overlap")}");
        Assert.That((double)actual["low"]!, Is.LessThanOrEqualTo(1.5 * (double)expected["high"]!), $"{key}: {actual}");
        Assert.That((double)actual["high"]!, Is.GreaterThanOrEqualTo((double)expected["low"]! / 1.5), $"{key}: {actual}");
    }

    /// <summary>Agents end with their input, and all that they run with them: nobody has to start bench again for that.</summary>
    private async Task AssertNothingRunsAsync(CancellationToken cancellationToken)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        for (var look = 0; Processes() is { Count: > 0 } left; look++)
        {
            Assert.That(look, Is.LessThan(600), $"still running half a minute after the kill: {string.Join("; ", left)}");
            await tick.WaitForNextTickAsync(cancellationToken);
        }
    }

    /// <summary>Processes that name a folder of this test: the agents, their samples and the programs of the harness.</summary>
    private List<string> Processes() =>
    [
        .. Directory.EnumerateDirectories("/proc").Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0])).Select(CommandLine)
            .Where(line => line.Contains(_bench.Folder, StringComparison.Ordinal)),
    ];

    private static string CommandLine(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline")).Replace('\0', ' ');
        }
        catch (IOException)
        {
            return ""; // it has ended meanwhile
        }
    }

    private async Task AssertNothingIsLeftAsync(string sandbox, CancellationToken cancellationToken)
    {
        var groups = await Shell.RunAsync("find /sys/fs/cgroup -type d -name 'bench-*' 2>/dev/null || true", cancellationToken);
        Assert.That(groups.Split('\n').Where(group => _killed.Exists(pid => group.Contains($"-{pid}-", StringComparison.Ordinal))), Is.Empty);
        Assert.That((await File.ReadAllLinesAsync("/proc/mounts", cancellationToken)).Where(line => line.Contains(_bench.Folder, StringComparison.Ordinal)), Is.Empty);
        Assert.That(Processes(), Is.Empty);
        if (sandbox == "docker")
        {
            var owners = await Shell.RunAsync("docker ps -a --filter label=bench.pid --format '{{.Label \"bench.pid\"}}'", cancellationToken);
            Assert.That(owners.Split('\n').Where(owner => _killed.Exists(pid => owner.StartsWith($"{pid}@", StringComparison.Ordinal))), Is.Empty);
        }
    }
}
