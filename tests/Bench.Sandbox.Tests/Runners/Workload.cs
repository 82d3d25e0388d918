using System.Text.Json;

namespace Bench.Sandbox.Tests.Runners;

/// <summary>What the .NET runner loads in <see cref="DotnetRunnerTests"/>: this assembly is its workload.</summary>
public sealed class Workload
{
    private string _mode = "";

    public object Setup(long seed, IReadOnlyDictionary<string, JsonElement> parameters)
    {
        _mode = parameters["mode"].GetString()!;
        return _mode == "setup throws" ? throw new InvalidOperationException("no input today") : seed;
    }

    public object? Run(long seed)
    {
        Console.WriteLine("the library prints");
        return _mode switch
        {
            "seed" => seed,
            "null" => null,
            "double" => -0.0,
            "doubles" => new[] { 1.0, 2.0 },
            "matrix" => new int[2, 3],
            "list" => new List<object?> { "ü", true, null, 1.5m },
            "map" => new Dictionary<string, int[]>(StringComparer.Ordinal) { ["b"] = [1], ["a"] = [] },
            "bytes" => new byte[] { 1, 2 },
            "large" => ulong.MaxValue,
            "single" => 1f,
            "sorted set" => new SortedSet<string>(StringComparer.Ordinal) { "b", "a" },
            "tuple" => (1, "x"),
            "deferred" => Enumerable.Range(0, 3).Select(number => number * 10),
            "set" => new HashSet<int> { 1 },
            "lazy" => new Lazy<int>(() => 1),
            "task" => Task.FromResult(1),
            "object" => new Workload(),
            "exit" => Leave(),
            "throws" => throw new InvalidOperationException("not today"),
            _ => throw new ArgumentOutOfRangeException(_mode),
        };
    }

    private static object? Leave()
    {
        Environment.Exit(7);
        return null;
    }
}
