using System.Text.Json.Nodes;
using Bench.Sandbox.HostPrograms;

namespace Bench.EndToEnd.Tests;

/// <summary>Workloads without a runner of ours: a program that speaks the frames itself, and a whole process.</summary>
[CancelAfter(600_000)]
public sealed class OtherRunnersTests
{
    /// <summary>A repository with one program that adds numbers up one by one.</summary>
    private const string History = """
        commit refs/heads/main
        committer Maintainer <maintainer@example.org> 1700000000 +0000
        data 5
        start
        M 100644 inline total.py
        data <<END
        def total(count):
            result = 0
            for number in range(count):
                result += number
            return result
        END
        M 100644 inline main.py
        data <<END
        import sys
        from total import total
        print(total(2000000 + int(sys.argv[1]) % 1000))
        END
        M 100644 inline tests/__init__.py
        data 0

        M 100644 inline tests/test_total.py
        data <<END
        import unittest
        from total import total
        class TotalTests(unittest.TestCase):
            def test_four(self):
                self.assertEqual(total(4), 6)
        END
        """;

    private const string Expert = """
        diff --git a/total.py b/total.py
        --- a/total.py
        +++ b/total.py
        @@ -1,5 +1,2 @@
         def total(count):
        -    result = 0
        -    for number in range(count):
        -        result += number
        -    return result
        +    return count * (count - 1) // 2

        """;

    /// <summary>Speaks the frames of docs/protocol.md: head is kind, length and nonce; an answer of one integer is tagged.</summary>
    private const string Speaker = """
        import json, os, struct, sys
        sys.path.append(sys.argv[1])
        from total import total
        head = struct.Struct("<BI16s")
        def receive():
            kind, size, nonce = head.unpack(sys.stdin.buffer.read(head.size))
            return nonce, sys.stdin.buffer.read(size)
        def send(kind, nonce, payload=b""):
            sys.stdout.buffer.write(head.pack(kind, len(payload), nonce) + payload)
            sys.stdout.buffer.flush()
        nonce, _ = receive()
        send(2, nonce)
        nonce, setup = receive()
        count = 2000000 + json.loads(setup)["seeds"][0] % 1000
        send(4, nonce)
        nonce, _ = receive()
        send(6, nonce, str(total(count)).encode())
        sys.stdin.buffer.read()
        """;

    [TestCase("selfTimed", "python3 {repo}/main.py {seed}")]
    [TestCase("command", "python3 {task}/speaker.py {repo}")]
    public async Task The_expert_is_seen_to_be_faster(string runner, string command)
    {
        var token = TestContext.CurrentContext.CancellationToken;
        var folder = BenchProgram.NewFolder();
        await File.WriteAllTextAsync(Path.Combine(folder, "history.fast-import"), History, token);
        await File.WriteAllTextAsync(Path.Combine(folder, "expert.patch"), Expert, token);
        await File.WriteAllTextAsync(Path.Combine(folder, "speaker.py"), Speaker, token);
        var task = new JsonObject
        {
            ["schema"] = "bench/task/v1",
            ["id"] = "acme__total-1",
            ["language"] = "python",
            ["source"] = new JsonObject
            {
                ["url"] = "history.fast-import",
                ["baseCommit"] = await CommitAsync(folder, token),
                ["expert"] = new JsonObject { ["patchFile"] = "expert.patch" },
            },
            ["environment"] = new JsonObject { ["host"] = new JsonObject { ["requires"] = new JsonArray("python3") }, ["variables"] = new JsonObject { ["PYTHONPATH"] = "{repo}" } },
            ["workload"] = new JsonObject { ["runner"] = runner, ["command"] = new JsonArray([.. command.Split(' ').Select(word => (JsonNode)word)]) },
            ["tests"] = new JsonObject { ["framework"] = "unittest", ["guarding"] = new JsonArray("tests.test_total.TotalTests::test_four") },
        };
        await File.WriteAllTextAsync(Path.Combine(folder, "task.json"), task.ToJsonString(), token);
        var run = Path.Combine(BenchProgram.NewFolder(), "run");
        var result = await BenchProgram.RunAsync(
            BenchProgram.NewFolder(), token, "evaluate", "--tasks", folder, "--predictions", "expert", "--out", run, "--sandbox", "bubblewrap", "--rotations", "10");
        Assert.That(result.ExitCode, Is.Zero, result.ErrorText);
        var line = RunFiles.Results(run)["expert"];
        Assert.That(line.Text("outcome"), Is.EqualTo("faster"), result.ErrorText);
        Assert.That((double)line["speedup"]!["point"]!, Is.GreaterThan(1.3));
    }

    /// <summary>The id that the history's commit has everywhere.</summary>
    private static async Task<string> CommitAsync(string folder, CancellationToken cancellationToken)
    {
        var bare = Path.Combine(folder, "bare.git");
        await HostCommand.RunAsync(["git", "init", "--quiet", "--bare", bare], folder, default, HostCommandLimits.Default, cancellationToken);
        var stream = await File.ReadAllBytesAsync(Path.Combine(folder, "history.fast-import"), cancellationToken);
        await HostCommand.RunAsync(["git", "--git-dir", bare, "fast-import", "--quiet"], folder, stream, HostCommandLimits.Default, cancellationToken);
        var head = await HostCommand.RunAsync(["git", "--git-dir", bare, "rev-parse", "main"], folder, default, HostCommandLimits.Default, cancellationToken);
        Directory.Delete(bare, recursive: true);
        return head.OutputText.Trim();
    }
}
