namespace Bench.Sandbox.Tests.Runners;

public sealed class DotnetRunnerTests : RunnerFixture
{
    protected override string[] Arguments => ["dotnet", Path.Combine(Layout.DotnetRunner, "Bench.Runner.dll")];

    [TestCase("seed", "i~05~00~00~00~00~00~00~00")]
    [TestCase("null", "n")]
    [TestCase("double", "f~00~00~00~00~00~00~00~80")]
    [TestCase("doubles", "a~03~3cf8~01~02~00~00~00~00~00~00~00~10~00~00~00~00~00~00~00~00~00~f0~3f~00~00~00~00~00~00~00~40")]
    [TestCase("matrix", "a~03~3ci4~02~02~00~00~00~00~00~00~00~03~00~00~00~00~00~00~00~18~00~00~00~00~00~00~00~00~00~00~00~00~00~00~00~00~00~00~00~00~00~00~00~00~00~00~00")]
    [TestCase("list", "l~04~00~00~00s~02~00~00~00~c3~bc1ns~03~00~00~001.5")]
    [TestCase("map", "m~02~00~00~00s~01~00~00~00ba~03~3ci4~01~01~00~00~00~00~00~00~00~04~00~00~00~01~00~00~00s~01~00~00~00aa~03~3ci4~01~00~00~00~00~00~00~00~00~00~00~00~00")]
    [TestCase("bytes", "b~02~00~00~00~01~02")]
    [TestCase("large", "I~09~00~00~00~ff~ff~ff~ff~ff~ff~ff~ff~00")]
    [TestCase("single", "a~03~3cf4~00~04~00~00~00~00~00~80~3f")]
    [TestCase("sorted set", "l~02~00~00~00s~01~00~00~00as~01~00~00~00b")]
    [TestCase("tuple", "l~02~00~00~00i~01~00~00~00~00~00~00~00s~01~00~00~00x")]
    [TestCase("deferred", "l~03~00~00~00i~00~00~00~00~00~00~00~00i~0a~00~00~00~00~00~00~00i~14~00~00~00~00~00~00~00")]
    public async Task A_value_has_the_documented_bytes(string mode, string bytes)
    {
        var result = await RunModeAsync(mode, 5);

        Assert.That(AnswerOf(result), Is.EqualTo(bytes));
        Assert.That(Text(result.StandardError), Is.EqualTo("the library prints\n"), "prints go where errors go");
    }

    [Test]
    public async Task Several_calls_answer_with_a_list() =>
        Assert.That(AnswerOf(await RunModeAsync("null", 1, 2)), Is.EqualTo("l~02~00~00~00nn"));

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
