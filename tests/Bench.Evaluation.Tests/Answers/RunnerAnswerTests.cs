using Bench.Contracts.Tasks;
using Bench.Evaluation.Answers;
using Bench.Sandbox.Agents;
using Bench.Sandbox.HostPrograms;

namespace Bench.Evaluation.Tests.Answers;

/// <summary>What the Python runner encodes, this project reads.</summary>
public sealed class RunnerAnswerTests
{
    [TestCase("None", "n")]
    [TestCase("[True, False]", "l\u0002\0\0\010")]
    [TestCase("'\\xe9'", "s\u0002\0\0\0\u00c3\u00a9")]
    [TestCase("b'ab'", "b\u0002\0\0\0ab")]
    [TestCase("-2", "i\u00fe\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff")]
    [TestCase("-(1 << 71)", "I\u0009\0\0\0\0\0\0\0\0\0\0\0\u0080")]
    [TestCase("{'k': (1.0,)}", "m\u0001\0\0\0s\u0001\0\0\0kl\u0001\0\0\0f\0\0\0\0\0\0\u00f0\u003f")]
    public async Task Python_values_have_the_documented_bytes(string expression, string bytes) =>
        Assert.That(await EncodeAsync(expression), Is.EqualTo(System.Text.Encoding.Latin1.GetBytes(bytes)));

    [TestCase("[1.0] * 3 + [float('nan')]", "[1.0] * 3 + [float('nan')]")]
    [TestCase("[0.1 + 0.2, 1e300]", "[0.3, 1e300]")]
    [TestCase("{'a': [1, 2.5, None, 'x', [1 << 80, b'z']]}", "{'a': [1, 2.5000000001, None, 'x', [1 << 80, b'z']]}")]
    public async Task Python_answers_are_read_and_compared(string expected, string actual) =>
        Assert.That(
            AnswerComparer.Compare(await EncodeAsync(expected), await EncodeAsync(actual), new AnswerComparison(Rtol: 1e-6)),
            Is.TypeOf<AnswerAgreement.Same>());

    [Test]
    public async Task The_short_way_for_long_lists_gives_the_same_bytes_as_the_long_way()
    {
        var quick = await EncodeAsync("[list(map(float, range(100))), list(range(-50, 50))]");
        var slow = await EncodeAsync("[[type('F', (float,), {})(i) for i in range(100)], [type('I', (int,), {})(i) for i in range(-50, 50)]]");

        Assert.That(quick, Is.EqualTo(slow));
    }

    private static async Task<byte[]> EncodeAsync(string expression)
    {
        var result = await HostCommand.RunAsync(
            ["python3", "-B", "-c", $"import sys, bench_answer; sys.stdout.buffer.write(bench_answer.encode({expression}))"],
            InstallLayout.Find().PythonRunners,
            default,
            HostCommandLimits.Default,
            CancellationToken.None);
        Assert.That(result.Succeeded, Is.True, result.ErrorText);
        return result.StandardOutput.ToArray();
    }
}
