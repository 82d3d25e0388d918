using Bench.Sandbox.Machines;

namespace Bench.Sandbox.Tests.Machines;

public sealed class CpuSetTests
{
    [TestCase("0", new[] { 0 })]
    [TestCase("0-3\n", new[] { 0, 1, 2, 3 })]
    [TestCase("0,2,8-9", new[] { 0, 2, 8, 9 })]
    [TestCase("5,1-2", new[] { 1, 2, 5 })]
    [TestCase("", new int[0])]
    public void Lists_of_the_kernel_are_read(string text, int[] expected) => Assert.That(CpuSet.Parse(text), Is.EqualTo(expected));

    [TestCase("a")]
    [TestCase("1-x")]
    [TestCase("-1")]
    public void Anything_else_is_refused(string text) => Assert.That(() => CpuSet.Parse(text), Throws.TypeOf<FormatException>());
}
