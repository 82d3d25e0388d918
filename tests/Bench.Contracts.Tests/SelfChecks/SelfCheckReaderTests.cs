using Bench.Contracts.Documents;
using Bench.Contracts.SelfChecks;

namespace Bench.Contracts.Tests.SelfChecks;

[TestFixture]
public sealed class SelfCheckReaderTests
{
    private string path = "";

    [SetUp]
    public void MakeFolder() => path = Path.Combine(Directory.CreateTempSubdirectory("bench-selfcheck-").FullName, "selfcheck.json");

    [TearDown]
    public void RemoveFolder() => Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);

    [Test]
    public void A_result_that_we_wrote_is_read()
    {
        File.WriteAllText(path, BenchJson.Document(Some.FullSelfCheck()));

        Assert.That(SelfCheckReader.Read(path), Is.InstanceOf<DocumentReading<SelfCheckRecord>.Read>());
    }

    [TestCase("\"noiseFloor\": 0.015", "\"noiseFloor\": 1e999", "/findings/noiseFloor")]
    [TestCase("\"comparisons\": 3", "\"comparisons\": 300", "/findings/rotations/falseVerdicts/of")]
    [TestCase("\"development\"", "\"perfect\"", "/grade")]
    public void A_result_with_one_field_wrong_is_refused_at_that_field(string old, string wrong, string pointer)
    {
        File.WriteAllText(path, BenchJson.Document(Some.FullSelfCheck()).Replace(old, wrong, StringComparison.Ordinal));

        Assert.That(((DocumentReading<SelfCheckRecord>.Refused)SelfCheckReader.Read(path)).Errors[0].Pointer, Is.EqualTo(pointer));
    }

    [Test]
    public void A_file_that_is_not_there_or_too_large_is_refused()
    {
        Assert.That(SelfCheckReader.Read(path), Is.InstanceOf<DocumentReading<SelfCheckRecord>.Refused>());

        File.WriteAllText(path, new string(' ', 5 << 20));
        Assert.That(((DocumentReading<SelfCheckRecord>.Refused)SelfCheckReader.Read(path)).Errors.Single().Problem, Does.Contain("5242880 bytes"));
    }
}
