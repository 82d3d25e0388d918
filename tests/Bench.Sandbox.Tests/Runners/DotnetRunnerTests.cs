namespace Bench.Sandbox.Tests.Runners;

public sealed class DotnetRunnerTests : RunnerFixture
{
    protected override string[] Arguments => ["dotnet", Path.Combine(Layout.DotnetRunner, "Bench.Runner.dll")];

    [TestCase("seed", "i\u0005\0\0\0\0\0\0\0")]
    [TestCase("null", "n")]
    [TestCase("double", "f\0\0\0\0\0\0\0\u0080")]
    [TestCase("doubles", "a\u0003<f8\u0001\u0002\0\0\0\0\0\0\0\u0010\0\0\0\0\0\0\0\0\0\u00f0\u003f\0\0\0\0\0\0\0\u0040")]
    [TestCase("matrix", "a\u0003<i4\u0002\u0002\0\0\0\0\0\0\0\u0003\0\0\0\0\0\0\0\u0018\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0")]
    [TestCase("list", "l\u0004\0\0\0s\u0002\0\0\0\u00c3\u00bc1ns\u0003\0\0\01.5")]
    [TestCase("map", "m\u0002\0\0\0s\u0001\0\0\0ba\u0003<i4\u0001\u0001\0\0\0\0\0\0\0\u0004\0\0\0\u0001\0\0\0s\u0001\0\0\0aa\u0003<i4\u0001\0\0\0\0\0\0\0\0\0\0\0\0")]
    [TestCase("bytes", "b\u0002\0\0\0\u0001\u0002")]
    [TestCase("large", "I\u0009\0\0\0\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\0")]
    [TestCase("single", "a\u0003<f4\0\u0004\0\0\0\0\0\u0080\u003f")]
    [TestCase("sorted set", "l\u0002\0\0\0s\u0001\0\0\0as\u0001\0\0\0b")]
    [TestCase("tuple", "l\u0002\0\0\0i\u0001\0\0\0\0\0\0\0s\u0001\0\0\0x")]
    [TestCase("deferred", "l\u0003\0\0\0i\0\0\0\0\0\0\0\0i\u000a\0\0\0\0\0\0\0i\u0014\0\0\0\0\0\0\0")]
    public async Task A_value_has_the_documented_bytes(string mode, string bytes)
    {
        var result = await RunModeAsync(mode, 5);

        Assert.That(AnswerOf(result), Is.EqualTo(bytes));
        Assert.That(Text(result.StandardError), Is.EqualTo("the library prints\n"), "prints go where errors go");
    }

    [Test]
    public async Task Several_calls_answer_with_a_list() =>
        Assert.That(AnswerOf(await RunModeAsync("null", 1, 2)), Is.EqualTo("l\u0002\0\0\0nn"));

    [TestCase("set", "has no order")]
    [TestCase("lazy", "is no answer")]
    [TestCase("task", "is no answer")]
    [TestCase("object", "Observe(result)")]
    [TestCase("throws", "not today")]
    [TestCase("setup throws", "no input today")]
    public async Task What_is_no_answer_is_a_failure_that_says_why(string mode, string message) =>
        Assert.That(FailureOf(await RunModeAsync(mode, 1)), Does.Contain(message));

    [Test]
    public async Task A_library_that_leaves_has_not_answered() =>
        Assert.That((await RunModeAsync("exit", 1)).End, Is.EqualTo(new SpawnEnd.BrokeProtocol("exited with code 7 before the answer")));

    [Test]
    public async Task A_missing_assembly_is_a_failure_that_names_it() =>
        Assert.That(FailureOf(await SampleAsync(Path.Combine(Folder, "Missing.dll"), new { }, 1)), Does.Contain("Missing.dll"));

    [Test]
    public async Task An_assembly_without_a_workload_is_a_failure() =>
        Assert.That(FailureOf(await SampleAsync(typeof(ISandbox).Assembly.Location, new { }, 1)), Does.Contain("0 public classes named Workload"));

    private Task<SpawnResult> RunModeAsync(string mode, params ulong[] seeds) => SampleAsync(typeof(Workload).Assembly.Location, new { mode }, seeds);
}
