namespace Bench.Sandbox.Tests.Runners;

public sealed class PythonRunnerTests : RunnerFixture
{
    protected override string[] Arguments => ["python3", "-s", "-B", Path.Combine(Layout.PythonRunners, "bench_runner.py")];

    [Test]
    public async Task Seed_and_parameters_reach_the_workload_and_its_answer_comes_back()
    {
        var result = await WorkAsync("def setup(seed, parameters): return seed + parameters['rows']\ndef run(state): return state", 40);

        Assert.That(AnswerOf(result), Is.EqualTo("i~2a~00~00~00~00~00~00~00"));
        Assert.That(result.Times!.StartNanoseconds, Is.Positive);
    }

    [Test]
    public async Task Observe_turns_a_result_into_an_answer() =>
        Assert.That(AnswerOf(await WorkAsync("def setup(s, p): return s\ndef run(s): return {s}\ndef observe(r): return sorted(r)", 1)), Is.EqualTo("l~01~00~00~00i~01~00~00~00~00~00~00~00"));

    [Test]
    public async Task Several_calls_have_their_own_input_and_answer_with_a_list() =>
        Assert.That(AnswerOf(await WorkAsync("def setup(s, p): return s\ndef run(s): return str(s)", 7, 8)), Is.EqualTo("l~02~00~00~00s~01~00~00~007s~01~00~00~008"));

    [Test]
    public async Task Prints_and_reads_of_the_library_do_not_touch_the_frames()
    {
        var result = await WorkAsync("import os, sys\nprint('at import')\ndef setup(s, p): os.write(1, b'raw\\n')\ndef run(s): sys.stdout.flush(); os.system('echo child'); return sys.stdin.read()", 1);

        Assert.That(AnswerOf(result), Is.EqualTo("s~00~00~00~00"));
        Assert.That(Text(result.StandardError).Split('\n'), Is.SupersetOf(new[] { "at import", "raw", "child" }));
    }

    [Test]
    public async Task The_tree_shadows_neither_the_standard_library_nor_the_runner()
    {
        await File.WriteAllTextAsync(Path.Combine(Folder, "struct.py"), "raise SystemError('shadowed')");
        await File.WriteAllTextAsync(Path.Combine(Folder, "bench_answer.py"), "raise SystemError('shadowed')");
        await File.WriteAllTextAsync(Path.Combine(Folder, "shelve.py"), "raise SystemError('shadowed')");
        await File.WriteAllTextAsync(Path.Combine(Folder, "library.py"), "import struct, shelve\nvalue = 1");

        Assert.That(AnswerOf(await WorkAsync("import library\ndef setup(s, p): return s\ndef run(s): return library.value", 1)), Does.StartWith("i~01"));
    }

    [TestCase("import no_such_library", "No module named 'no_such_library'")]
    [TestCase("def setup(s, p): return 1", "no attribute 'run'")]
    [TestCase("def setup(s, p): 1 / 0\ndef run(s): return 1", "ZeroDivisionError")]
    [TestCase("def setup(s, p): return 1\ndef run(s): raise SystemExit('left')", "SystemExit: left")]
    [TestCase("def setup(s, p): return 1\ndef run(s): raise EOFError('ended')", "EOFError: ended")]
    [TestCase("def setup(s, p): return 1\ndef run(s): return {1}", "builtins.set has no order")]
    [TestCase("def setup(s, p): return 1\ndef run(s): return object()", "observe(result)")]
    [TestCase("def setup(s, p): return 1\ndef run(s):\n    a = []; a.append(a); return a", "nested deeper")]
    public async Task A_workload_that_does_not_answer_says_why(string source, string message) =>
        Assert.That(FailureOf(await WorkAsync(source, 1)), Does.Contain(message));

    [Test]
    public async Task A_library_that_leaves_has_not_answered() =>
        Assert.That(
            (await WorkAsync("import os\ndef setup(s, p): return 1\ndef run(s): os._exit(0)", 1)).End,
            Is.EqualTo(new SpawnEnd.BrokeProtocol("exited with code 0 before the answer")));

    [Test]
    public async Task An_array_is_recognised_by_its_shape_and_not_by_its_library()
    {
        const string Source =
            """
            class Kind: str = "<f8"
            class Array:
                dtype, shape = Kind, (1, 1)
                def tobytes(self): return bytes(8)
            def setup(s, p): return 1
            def run(s): return Array()
            """;

        Assert.That(AnswerOf(await WorkAsync(Source, 1)), Is.EqualTo("a~03~3cf8~02~01~00~00~00~00~00~00~00~01~00~00~00~00~00~00~00~08~00~00~00~00~00~00~00~00~00~00~00"));
    }

    private async Task<SpawnResult> WorkAsync(string source, params ulong[] seeds)
    {
        var file = Path.Combine(Folder, "workload.py");
        await File.WriteAllTextAsync(file, source);
        return await SampleAsync(file, new { rows = 2 }, seeds);
    }
}
