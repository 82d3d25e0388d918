using Bench.Sandbox.Agents;

namespace Bench.Sandbox.Tests.Agents;

[TestFixture(AgentKind.Compiled)]
[TestFixture(AgentKind.Python)]
public sealed class AgentSampleTests(AgentKind kind) : AgentFixture(kind)
{
    [Test]
    public async Task A_sample_answers_and_is_timed()
    {
        var result = await RunAsync(Sample("put(6, until_go()); block()"));

        Assert.That(result.End, Is.EqualTo(new SpawnEnd.Exited(0)));
        Assert.That(Text(result.Answer!.Value), Is.EqualTo("the input"));
        Assert.That(result.Times!.StartNanoseconds, Is.Positive);
        Assert.That(result.Times.SetupNanoseconds, Is.Positive);
        Assert.That(result.Times.CallNanoseconds, Is.Positive);
        Assert.That(result.LeftProcesses, Is.Zero);
    }

    [Test]
    public async Task The_call_is_timed_from_outside()
    {
        // The clock inside says nothing happened; a slow answer, byte by byte, belongs to the call.
        const string Slow = "go = until_go(); time.perf_counter = lambda: 0\nfor byte in frame(6, go): os.write(1, bytes([byte])); time.sleep(0.01)\nblock()";
        var result = await RunAsync(Sample(Slow, go: "0123456789"));

        Assert.That(Text(result.Answer!.Value), Is.EqualTo("0123456789"));
        Assert.That(result.Times!.CallNanoseconds, Is.GreaterThan(200_000_000));
    }

    [Test]
    public async Task Large_payloads_go_both_ways()
    {
        var result = await RunAsync(Sample("put(6, until_go() * 3); block()", go: new string('x', 2_000_000), answerLimit: 6_000_000));

        Assert.That(result.Answer!.Value.Length, Is.EqualTo(6_000_000));
    }

    [TestCase("until_go(); os._exit(0)", "exited with code 0 before the answer")]
    [TestCase("get(); sys.exit(5)", "exited with code 5 before READY")]
    [TestCase("get(); nonce = bytes(16); put(2); block()", "a frame with a wrong nonce instead of READY")]
    [TestCase("until_go(); put(4); block()", "a frame of kind 4 instead of the answer")]
    [TestCase("get(); put(6, b'early'); block()", "a frame of kind 6 instead of READY")]
    [TestCase("get(); os.write(1, frame(2) + frame(4) + frame(6, b'x')); block()", "sent more than READY before it was asked to")]
    [TestCase("get(); put(2); get(); os.write(1, frame(4) + frame(6, b'x')); block()", "sent more than SET before it was asked to")]
    [TestCase("get(); put(2, b'payload'); block()", "7 bytes as READY, 0 are allowed")]
    [TestCase("until_go(); os.write(1, head.pack(6, 2 ** 32 - 1, nonce)); block()", "4294967295 bytes as the answer, 1048576 are allowed")]
    [TestCase("until_go(); os.write(1, head.pack(7, 10 ** 6, nonce)); block()", "1000000 bytes as a failure, 65536 are allowed")]
    [TestCase("until_go(); os.close(1); block()", "closed its output before the answer")]
    [TestCase("os.write(1, b'hello ' * 20); block()", "a frame with a wrong nonce instead of READY")]
    public async Task A_broken_protocol_is_told_in_our_words(string script, string detail)
    {
        var result = await RunAsync(Sample(script));

        Assert.That(result.End, Is.EqualTo(new SpawnEnd.BrokeProtocol(detail)));
        Assert.That(result.Answer, Is.Null);
        Assert.That(result.Times, Is.Null);
    }

    [Test]
    public async Task An_answer_counts_although_the_runner_exits_at_once()
    {
        var result = await RunAsync(Sample("put(6, until_go()); os._exit(1)"));

        Assert.That(Text(result.Answer!.Value), Is.EqualTo("the input"));
    }

    [TestCase("os.write(1, frame(6, b'first') + frame(6, b'second')); block()")]
    [TestCase("put(6, b'first'); put(7, b'no, it failed'); put(6, b'second'); block()")]
    public async Task Only_the_first_answer_counts(string script)
    {
        var result = await RunAsync(Sample("until_go(); " + script));

        Assert.That(Text(result.Answer!.Value), Is.EqualTo("first"));
    }

    [Test]
    public async Task An_answer_that_lacks_its_last_byte_is_none()
    {
        var result = await RunAsync(Sample("until_go(); os.write(1, frame(6, b'the answer')[:-1]); block()") with { WallLimit = TimeSpan.FromSeconds(2) });

        Assert.That(result.End, Is.EqualTo(new SpawnEnd.TimedOut(SpawnStep.Call)));
        Assert.That(result.Answer, Is.Null);
    }

    [Test]
    public async Task A_failed_workload_says_why()
    {
        var result = await RunAsync(Sample("get(); put(7, b'no module named x'); block()"));

        Assert.That(result.End, Is.EqualTo(new SpawnEnd.WorkloadFailed("no module named x")));
    }

    [Test]
    public async Task A_crash_is_a_signal_and_no_broken_protocol()
    {
        var result = await RunAsync(Sample("until_go(); os.kill(os.getpid(), signal.SIGSEGV)"));

        Assert.That(result.End, Is.EqualTo(new SpawnEnd.Signalled(11)));
    }

    [TestCase("block()")]
    [TestCase("signal.signal(signal.SIGTERM, signal.SIG_IGN); block()")]
    [TestCase("os.kill(os.getpid(), signal.SIGSTOP)")]
    [TestCase("os.close(0); block()")]
    [TestCase("while True: pass")]
    public async Task A_runner_that_never_answers_times_out(string script)
    {
        var result = await RunAsync(Sample(script) with { WallLimit = Short });

        Assert.That(result.End, Is.EqualTo(new SpawnEnd.TimedOut(SpawnStep.Start)));
    }

    [Test]
    public async Task The_step_that_took_too_long_is_named()
    {
        var result = await RunAsync(Sample("until_go(); block()") with { WallLimit = TimeSpan.FromSeconds(5) });

        Assert.That(result.End, Is.EqualTo(new SpawnEnd.TimedOut(SpawnStep.Call)));
    }

    [Test]
    public async Task A_flood_of_errors_does_not_stop_a_sample()
    {
        var result = await RunAsync(Sample("go = until_go()\nfor i in range(100): os.write(2, bytes(1 << 20))\nput(6, go); block()"));

        Assert.That(Text(result.Answer!.Value), Is.EqualTo("the input"));
        Assert.That(result.StandardError.Length, Is.EqualTo(1 << 20));
        Assert.That(result.DroppedBytes, Is.EqualTo(99L << 20).Within(1 << 20), "what lay in the pipe at the answer may be lost");
    }

    [Test]
    public async Task A_flood_beyond_the_limit_ends_the_sample()
    {
        var result = await RunAsync(Sample("until_go()\nwhile True: os.write(2, bytes(1 << 20))") with { OutputLimitBytes = 10 << 20 });

        Assert.That(result.End, Is.EqualTo(new SpawnEnd.LimitHit(ResourceLimit.Output)));
    }

    [Test]
    public async Task Work_that_goes_on_after_the_answer_is_counted_and_killed()
    {
        const string Daemons =
            """
            go = until_go()
            reader, writer = os.pipe()
            for i in range(3):
                if os.fork() == 0:
                    os.setsid()
                    if os.fork():
                        os._exit(0)
                    signal.signal(signal.SIGTERM, signal.SIG_IGN)
                    os.write(writer, b"x")
                    block()
                os.wait()
            os.read(reader, 1); os.read(reader, 1); os.read(reader, 1)
            put(6, go); block()
            """;
        var result = await RunAsync(Sample(Daemons));

        Assert.That(Text(result.Answer!.Value), Is.EqualTo("the input"));
        Assert.That(result.LeftProcesses, Is.EqualTo(3));
    }

    [Test]
    public async Task Cpu_time_of_a_sample_is_limited()
    {
        var result = await RunAsync(Sample("until_go()\nwhile True: pass") with { CpuLimit = TimeSpan.FromSeconds(1) });

        Assert.That(result.End, Is.EqualTo(new SpawnEnd.LimitHit(ResourceLimit.CpuTime)));
    }

    [Test]
    public async Task Every_spawn_has_a_nonce_of_its_own()
    {
        const string TellNonce = "until_go(); put(6, nonce); block()";
        var first = await RunAsync(Sample(TellNonce));
        var second = await RunAsync(Sample(TellNonce));

        Assert.That(first.Answer!.Value.ToArray(), Is.Not.EqualTo(second.Answer!.Value.ToArray()));
    }
}
