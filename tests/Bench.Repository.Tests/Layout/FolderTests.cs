using System.Text.RegularExpressions;
using Bench.Repository.Tests.Sources;

namespace Bench.Repository.Tests.Layout;

[TestFixture]
public sealed partial class FolderTests
{
    private static readonly string[] Expected =
    [
        ".ci/run", ".editorconfig", "BannedSymbols.txt", "Bench.sln", "CHANGELOG.md", "Directory.Build.props", "Directory.Packages.props", "LICENSE", "bench",
        "docs/adr", "docs/architecture.md", "docs/dependencies.md", "docs/glossary.md", "docs/index.md", "docs/machine.md", "docs/measuring.md", "docs/submitting.md", "docs/validation.md", "README.md",
        "global.json", "harness/runners/agent", "harness/runners/python", "nuget.config", "schemas/v1", "tasks/samples", "tests/engine", "tests/run",
    ];

    [TestCaseSource(nameof(Expected))]
    public void What_a_visitor_looks_for_is_there(string path)
    {
        Assert.That(RepositoryFiles.Exists(path));
    }

    [TestCase("bench")]
    [TestCase(".ci/run")]
    [TestCase("tests/run")]
    [TestCase("tests/engine")]
    [TestCase("tests/validators/run")]
    [TestCase("tests/octokit/install")]
    public void A_script_can_be_started(string path)
    {
        Assert.That(File.GetUnixFileMode(Path.Combine(RepositoryFolder.Root, path)) & UnixFileMode.UserExecute, Is.Not.EqualTo(UnixFileMode.None));
    }

    [Test]
    public void Only_the_sandbox_starts_processes()
    {
        var outside = RepositoryFiles.Sources.Where(path => !path.StartsWith("harness/Bench.Sandbox/", StringComparison.Ordinal) && !path.StartsWith("tests/Bench.Repository.Tests/", StringComparison.Ordinal));

        Assert.That(outside.Where(path => ProcessStart().IsMatch(RepositoryFiles.Text(path))), Is.Empty);
    }

    [Test]
    public void Nothing_is_left_for_later_in_the_code()
    {
        var own = RepositoryFiles.Sources.Where(path => !path.StartsWith("tests/Bench.Repository.Tests/", StringComparison.Ordinal));

        Assert.That(own.Where(path => LeftForLater().IsMatch(RepositoryFiles.Text(path))), Is.Empty);
    }

    [Test]
    public void No_file_names_a_path_of_somebodys_machine()
    {
        Assert.That(
            from path in RepositoryFiles.All
            where new FileInfo(Path.Combine(RepositoryFolder.Root, path)).Length < 1 << 20
            from Match found in PersonalPath().Matches(RepositoryFiles.Text(path))
            where found.Groups["name"].Value is not ("me" or "you")
            select $"{path}: {found.Value.Trim()}",
            Is.Empty);
    }

    [GeneratedRegex(@"\bProcess\s*\.\s*Start\b|new\s+(System\.Diagnostics\.)?Process(StartInfo)?\b|posix_spawn", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ProcessStart();

    [GeneratedRegex(@"NotImplementedException|\bTODO\b|\bFIXME\b|\bHACK\b|\[Ignore|Assert\.(Pass|Inconclusive)\(|Thread\.Sleep", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex LeftForLater();

    [GeneratedRegex(@"(^|[\s""'(=:,])/(home|Users|work)/(?<name>[A-Za-z0-9_.-]+)|[A-Z]:\\Users\\", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex PersonalPath();
}
