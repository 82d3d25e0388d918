using Bench.Contracts.Tasks;
using Bench.Evaluation.Environments;
using Bench.Harvester.Build;

namespace Bench.Harvester.Tests.Build;

[TestFixture]
[CancelAfter(60_000)]
public sealed class EnvironmentAnswerTests
{
    private static readonly Recipe Detected = RecipeDetection.Detect(
        SourceTree.Of([KeyValuePair.Create("acme/__init__.py", ""), KeyValuePair.Create("tests/test_a.py", "def test_a(): pass")]), [])!;

    [Test]
    public void A_Dockerfile_replaces_the_environment_and_nothing_else()
    {
        var recipe = EnvironmentAnswer.Read("# mine\nFROM debian\n", "Dockerfile").On(Detected, "Dockerfile");

        Assert.That(recipe.Files[Recipe.Dockerfile], Is.EqualTo("# mine\nFROM debian\n"));
        Assert.That(recipe.Environment.Host, Is.Null, "the machine's own programs are not what was asked for");
        Assert.That(recipe.Tests, Is.EqualTo(Detected.Tests));
        Assert.That(recipe.Environment.Variables, Is.EqualTo(Detected.Environment.Variables));
    }

    [Test]
    public void JSON_may_say_all_of_it()
    {
        const string Answer = """
            { "dockerfile": "FROM x", "language": "c", "environment": { "host": { "requires": ["gcc"] } }, "build": { "commands": [["make"]] },
              "tests": { "framework": "junit", "command": ["make", "check"], "report": "r.xml" }, "files": { "a.txt": "hello" } }
            """;

        var recipe = EnvironmentAnswer.Read(Answer, "file").On(null, "file");

        Assert.That((recipe.Language, recipe.Tests.Framework, recipe.Files["a.txt"]), Is.EqualTo(("c", TestFramework.Junit, "hello")));
        Assert.That(recipe.Environment.Host!.Requires, Is.EqualTo(new[] { "gcc" }));
        Assert.That(recipe.Environment.Dockerfile, Is.EqualTo(Recipe.Dockerfile));
    }

    [TestCase("RUN nothing", "neither a Dockerfile")]
    [TestCase("{ \"dockerfiel\": \"FROM x\" }", "not JSON as expected")]
    [TestCase("{ \"dockerfile\": ", "not JSON as expected")]
    public void What_is_neither_is_refused(string text, string message)
    {
        Assert.That(() => EnvironmentAnswer.Read(text, "it"), Throws.TypeOf<EnvironmentException>().With.Message.Contains(message));
    }

    [Test]
    public void An_answer_must_say_how_tests_run_where_nothing_else_does()
    {
        Assert.That(() => new EnvironmentAnswer("FROM x").On(null, "it"), Throws.TypeOf<EnvironmentException>().With.Message.Contains("tests"));
    }

    [Test]
    public void A_file_stays_in_the_folder_of_the_task()
    {
        var answer = EnvironmentAnswer.Read("""{ "files": { "../x": "" } }""", "it");

        Assert.That(() => answer.On(Detected, "it"), Throws.TypeOf<EnvironmentException>());
    }

    [Test]
    public async Task A_program_is_told_what_was_detected_and_answers()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var script = Path.Combine(folder, "answer.py");
        await File.WriteAllTextAsync(script, "import json,sys\nq=json.load(sys.stdin)\nprint('FROM x\\n# '+q['base']+' '+q['language']+' '+q['recipe'])\n");

        var answer = await new EnvironmentCommand(["python3", script]).AskAsync(folder, "0123", Detected, TestContext.CurrentContext.CancellationToken);

        Assert.That(answer.Dockerfile, Does.Contain("# 0123 python python"));
    }

    [Test]
    public void A_program_that_fails_is_a_fault_with_its_words()
    {
        Assert.That(
            () => new EnvironmentCommand(["sh", "-c", "echo no idea >&2; exit 3"]).AskAsync("/", "0123", Detected, TestContext.CurrentContext.CancellationToken),
            Throws.TypeOf<EnvironmentException>().With.Message.Contains("no idea"));
    }
}
