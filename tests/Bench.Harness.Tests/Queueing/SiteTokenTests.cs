using Bench.Evaluation.Shell;
using Bench.Harness.Queueing;

namespace Bench.Harness.Tests.Queueing;

[TestFixture]
public sealed class SiteTokenTests
{
    private string _file = "";

    [SetUp]
    public void Make() => _file = Path.GetTempFileName();

    [TearDown]
    public void Remove() => File.Delete(_file);

    [Test]
    public void A_token_is_the_line_of_its_file()
    {
        File.WriteAllText(_file, "bench_x\n");

        Assert.That(SiteToken.Read(_file), Is.EqualTo("bench_x"));
    }

    [TestCase("")]
    [TestCase("two\nlines")]
    [TestCase("bench_é")]
    public void What_cannot_be_a_token_is_refused_and_not_repeated(string text)
    {
        File.WriteAllText(_file, text);

        Assert.That(() => SiteToken.Read(_file), Throws.InstanceOf<WrongUseException>().With.Message.Not.Contains("lines"));
    }

    [Test]
    public void A_file_that_is_not_there_is_named() =>
        Assert.That(() => SiteToken.Read(_file + ".none"), Throws.InstanceOf<WrongUseException>().With.Message.Contains(".none"));
}
