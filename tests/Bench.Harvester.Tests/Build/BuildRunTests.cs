using Bench.Contracts.Runs;
using Bench.Harvester.Build;
using Bench.Harvester.Funnel;

namespace Bench.Harvester.Tests.Build;

/// <summary>Build on small repositories, in bubblewrap.</summary>
[TestFixture]
[CancelAfter(120_000)]
public sealed class BuildRunTests
{
    private const string Slow = "def total(n):\n    return sum(range(n))\n";
    private const string Fast = "def total(n):\n    return n * (n - 1) // 2\n";
    private const string Test = "from acme import total\n\ndef test_four():\n    assert total(4) == 6\n";

    [Test]
    public async Task A_module_that_cannot_be_had_is_named_in_the_verdict()
    {
        var result = await JudgeAsync(
            [("acme/__init__.py", Slow), ("tests/test_a.py", "import no_such_module_at_all\n" + Test), ("tests/conftest.py", "")], new BuildOptions());

        Assert.That(result.Verdict.Reason, Is.EqualTo(BuildReasons.MissingPackage));
        Assert.That(result.Verdict.Evidence.Single(evidence => evidence.Name == "log").Detail, Does.Contain("no_such_module_at_all"));
    }

    [Test]
    public async Task A_few_test_files_that_cannot_be_imported_are_left_out()
    {
        var tests = Enumerable.Range(0, 8).Select(number => ($"tests/test_{number}.py", number == 3 ? "import no_such_module_at_all\n" : Test));

        var result = await JudgeAsync([("acme/__init__.py", Slow), .. tests], new BuildOptions());

        Assert.That(result.Verdict.Accepted, Is.True, result.Verdict.Detail);
        Assert.That(result.Draft!.Tests.Command, Does.Contain("--ignore=tests/test_3.py"));
    }

    [Test]
    public async Task Code_that_cannot_be_compiled_is_the_compilers_verdict()
    {
        var result = await JudgeAsync([("acme/__init__.py", Slow), ("acme/broken.py", "def f(:\n"), ("tests/test_a.py", Test)], new BuildOptions());

        Assert.That(result.Verdict.Reason, Is.EqualTo(BuildReasons.Compiler));
    }

    [Test]
    public async Task A_tree_without_tests_has_no_recipe()
    {
        Assert.That((await JudgeAsync([("acme/__init__.py", Slow)], new BuildOptions())).Verdict.Reason, Is.EqualTo(BuildReasons.NoRecipe));
    }

    [TestCase("tests/test_a.py", Test, "acme/broken.py", "def f(:\n")]
    [TestCase("notes.txt", "nothing", "more.txt", "nothing")]
    public async Task A_tree_that_fails_names_the_repositories_that_it_holds_by_name_alone(string first, string firstText, string second, string secondText)
    {
        const string Modules = "[submodule \"deps/fast\"]\n\tpath = deps/fast\n\turl = https://example.org/fast\n[submodule \"b\"]\n\tpath=deps/b\n";

        var result = await JudgeAsync([("acme/__init__.py", Slow), (".gitmodules", Modules), (first, firstText), (second, secondText)], new BuildOptions());

        Assert.That(result.Verdict.Evidence.Single(evidence => evidence.Name == "submodules").Detail, Is.EqualTo("not in the tree: deps/fast, deps/b"));
    }

    [Test]
    public async Task What_the_expert_wrote_is_found_wherever_the_environment_has_it()
    {
        var answer = Path.Combine(Directory.CreateTempSubdirectory().FullName, "answer.json");
        await File.WriteAllTextAsync(answer, $$"""{ "files": { "notes.txt": {{System.Text.Json.JsonSerializer.Serialize(Fast)}} } }""");

        var result = await JudgeAsync([("acme/__init__.py", Slow), ("tests/test_a.py", Test)], new BuildOptions(EnvironmentFile: answer));

        Assert.That(result.Verdict.Reason, Is.EqualTo(BuildReasons.ExpertReachable));
        Assert.That(result.Verdict.Detail, Does.Contain("notes.txt"));
    }

    private static async Task<StageResult> JudgeAsync(IEnumerable<(string Path, string Text)> files, BuildOptions options)
    {
        var token = TestContext.CurrentContext.CancellationToken;
        var repository = await SmallRepository.MakeAsync(files, [("acme/__init__.py", Fast)], token);
        await using var workshop = await Workshop.OpenAsync(SandboxKind.Bubblewrap, repository.Path, token);
        return await new BuildStage(workshop.Parts, options).JudgeAsync(repository.Candidate(workshop.Folder), new Ignored(), token);
    }

    private sealed class Ignored : IProgress<string>
    {
        public void Report(string value)
        {
            // Only the verdict counts here.
        }
    }
}
