using Bench.Harvester.Filter.Paths;

namespace Bench.Harvester.Tests.Filter.Paths;

public sealed class PathClassifierTests
{
    [TestCase("dask/array/core.py", "Source")]
    [TestCase("src/Weft/Csv/CsvReader.cs", "Source")]
    [TestCase("lib/latest.py", "Source")]
    [TestCase("pkg/contest.py", "Source")]
    [TestCase("pkg/install.py", "Source")]
    [TestCase("pkg/history.py", "Source")]
    [TestCase("pkg/_kernels.pyx", "Source")]
    [TestCase("pkg/tests/test_core.py", "Test")]
    [TestCase("tests/Weft.Tests/CsvTests.cs", "Test")]
    [TestCase("src/Weft.UnitTests/Some.cs", "Test")]
    [TestCase("pkg/conftest.py", "Test")]
    [TestCase("pkg/core_test.cc", "Test")]
    [TestCase("benchmarks/bench_join.py", "Benchmark")]
    [TestCase("pkg/core/benchmarks/bench_basic.py", "Benchmark")]
    [TestCase("src/Weft.Benchmarks/CsvBenchmarks.cs", "Benchmark")]
    [TestCase("asv.conf.json", "Benchmark")]
    [TestCase("docs/source/conf.py", "Documentation")]
    [TestCase("README.rst", "Documentation")]
    [TestCase("LICENSE", "Documentation")]
    [TestCase("CHANGELOG.md", "ReleaseNotes")]
    [TestCase("docs/source/changelog.rst", "ReleaseNotes")]
    [TestCase("doc/whatsnew/v1.2.rst", "ReleaseNotes")]
    [TestCase("pkg/changes.py", "Source")]
    [TestCase("pkg/_version.py", "Generated")]
    [TestCase("src/packaging/version.py", "Source")]
    [TestCase("proto/message_pb2.py", "Generated")]
    [TestCase("Resources.Designer.cs", "Generated")]
    [TestCase("third_party/zlib/inflate.c", "Vendored")]
    [TestCase("poetry.lock", "Lock")]
    [TestCase("src/App/packages.lock.json", "Lock")]
    [TestCase(".github/workflows/tests.yml", "Build")]
    [TestCase("setup.py", "Build")]
    [TestCase("requirements-dev.txt", "Build")]
    [TestCase("CMakeLists.txt", "Build")]
    [TestCase("pkg/data.bin", "Data")]
    public void A_path_tells_what_a_file_is_for(string path, string kind) =>
        Assert.That(PathClassifier.Of(path).ToString(), Is.EqualTo(kind));
}
