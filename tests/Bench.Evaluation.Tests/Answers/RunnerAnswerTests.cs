using System.Globalization;
using Bench.Contracts.Tasks;
using Bench.Evaluation.Answers;
using Bench.Sandbox.Agents;
using Bench.Sandbox.HostPrograms;

namespace Bench.Evaluation.Tests.Answers;

/// <summary>What the Python runner encodes, this project reads.</summary>
public sealed class RunnerAnswerTests
{
    [TestCase("None", "n")]
    [TestCase("[True, False]", "l~02~00~00~0010")]
    [TestCase("'\\xe9'", "s~02~00~00~00~c3~a9")]
    [TestCase("b'ab'", "b~02~00~00~00ab")]
    [TestCase("-2", "i~fe~ff~ff~ff~ff~ff~ff~ff")]
    [TestCase("-(1 << 71)", "I~09~00~00~00~00~00~00~00~00~00~00~00~80")]
    [TestCase("{'k': (1.0,)}", "m~01~00~00~00s~01~00~00~00kl~01~00~00~00f~00~00~00~00~00~00~f0~3f")]
    public async Task Python_values_have_the_documented_bytes(string expression, string bytes) =>
        Assert.That(string.Concat((await EncodeAsync(expression)).Select(Spell)), Is.EqualTo(bytes));

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

    /// <summary>Letters and digits as they are and other bytes as ~NN, so that they can stand in the name of a test.</summary>
    private static string Spell(byte value) =>
        char.IsAsciiLetterOrDigit((char)value) || value == '.' ? ((char)value).ToString() : string.Create(CultureInfo.InvariantCulture, $"~{value:x2}");

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
