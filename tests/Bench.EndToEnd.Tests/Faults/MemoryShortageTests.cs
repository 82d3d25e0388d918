using System.Globalization;
using System.Text.Json.Nodes;

namespace Bench.EndToEnd.Tests.Faults;

/// <summary>
/// Memory that is taken from outside: bench and a neighbour share a control group that is smaller than the machine, so that the kernel kills
/// samples that are far below their own limit.
/// </summary>
[CancelAfter(600_000)]
public sealed class MemoryShortageTests
{
    private const string Tally = "sample__tally-34";

    [Test]
    public async Task A_sample_that_is_killed_for_a_neighbours_memory_is_a_fault_and_no_resource_limit(CancellationToken cancellationToken)
    {
        var bench = new FaultBench();
        var predictions = bench.Choose((Tally, "better"));
        var task = await bench.CopyTaskAsync(Tally, "\n\nBALLAST = b\"x\" * (300 << 20)\n", document => document["limits"]!["memoryMiB"] = JsonValue.Create(1024));
        await using var around = await SharedMemory.MakeAsync(mebibytes: 800, cancellationToken);
        var first = bench.Evaluate(task, predictions, "bubblewrap", cancellationToken, first: around.Join("harness"));
        await first.SaidAsync("measuring", cancellationToken);
        await using (await around.StartNeighbourAsync(mebibytes: 430, cancellationToken))
        {
            Assert.That((await first.Ended).ExitCode, Is.EqualTo(3), first.Said);
        }

        Assert.That(first.Said, Does.Contain("The kernel killed a process of a cell for lack of memory, though the cell had used").And.Contain("of its 1024 MiB"));
        Assert.That(first.Said, Does.Contain("trying again (2 of 2)"));
        Assert.That(bench.Results()["better"].Code(), Is.EqualTo("INFRA_ERROR"), first.Said);

        var second = bench.Evaluate(task, predictions, "bubblewrap", cancellationToken, first: around.Join("harness"));
        Assert.That((await second.Ended).ExitCode, Is.Zero, second.Said);
        Assert.That(bench.Results()["better"].Text("outcome"), Is.EqualTo("faster"), second.Said);
        Assert.That(bench.Leftovers(), Is.Empty);
    }

    /// <summary>A control group with a limit of memory, in version 1 or 2.</summary>
    private sealed record SharedMemory(string Folder, bool IsVersion1) : IAsyncDisposable
    {
        public static async Task<SharedMemory> MakeAsync(int mebibytes, CancellationToken cancellationToken)
        {
            var name = "test-" + Guid.NewGuid().ToString("N")[..8];
            var isVersion1 = Directory.Exists("/sys/fs/cgroup/memory");
            var folder = isVersion1 ? $"/sys/fs/cgroup/memory/{name}" : $"/sys/fs/cgroup/{name}";
            var set = isVersion1
                ? $"echo {mebibytes}M > {folder}/memory.limit_in_bytes"
                : $"echo '+memory +pids +cpuset' > /sys/fs/cgroup/cgroup.subtree_control; echo '+memory +pids +cpuset' > {folder}/cgroup.subtree_control && echo {mebibytes}M > {folder}/memory.max && mkdir {folder}/harness {folder}/neighbour";
            await Shell.RunAsync($"mkdir {folder} && {set}", cancellationToken);
            return new SharedMemory(folder, isVersion1);
        }

        /// <summary>Shell command by which a process goes into it.</summary>
        public string Join(string part) => $"echo $$ > {(IsVersion1 ? Folder : $"{Folder}/{part}")}/cgroup.procs";

        /// <summary>A process in it that the kernel does not kill; it has its memory when this returns.</summary>
        public async Task<Neighbour> StartNeighbourAsync(int mebibytes, CancellationToken cancellationToken)
        {
            var script = $"import os,time; x=b'x'*({mebibytes.ToString(CultureInfo.InvariantCulture)}<<20); os.write(1,b'full'); os.close(1); time.sleep(600)";
            var pid = await Shell.RunAsync(
                $"d=$(mktemp -d); mkfifo $d/p; ({Join("neighbour").Replace("$$", "$(exec sh -c 'echo $PPID')", StringComparison.Ordinal)}; echo -1000 > /proc/self/oom_score_adj; exec python3 -c \"{script}\") >$d/p 2>/dev/null </dev/null & echo $!; cat $d/p >/dev/null; rm -r $d",
                cancellationToken);
            return new Neighbour(pid);
        }

        public async ValueTask DisposeAsync() =>
            await Shell.RunAsync($"for i in 1 2 3 4 5 6 7 8 9 10; do rmdir {Folder}/*/ 2>/dev/null; rmdir {Folder} 2>/dev/null && break; sleep 0.3; done; [ ! -d {Folder} ]", CancellationToken.None);
    }

    private sealed record Neighbour(string Pid) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await Shell.RunAsync($"kill -9 {Pid}", CancellationToken.None);
    }
}
