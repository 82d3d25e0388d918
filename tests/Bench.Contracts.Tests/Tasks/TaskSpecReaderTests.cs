using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using Bench.Contracts.Documents;
using Bench.Contracts.Tasks;

namespace Bench.Contracts.Tests.Tasks;

[TestFixture]
public sealed class TaskSpecReaderTests
{
    [Test]
    public void The_smallest_task_is_read_with_its_defaults()
    {
        var task = ((TaskReading.Read)Read(Some.SmallestTask)).Task;

        Assert.That(task.Id.Value, Is.EqualTo("acme__json-12"));
        Assert.That(task.Workload.CallsPerSample, Is.EqualTo(1));
        Assert.That(task.Tags.IsDefaultOrEmpty);
        Assert.That(task.Kind, Is.EqualTo(TaskKind.Repository));
    }

    [Test]
    public void A_full_task_that_we_wrote_is_read()
    {
        Assert.That(Read(BenchJson.Document(Some.FullTask())), Is.InstanceOf<TaskReading.Read>());
    }

    [TestCase("/id", "\"acme__json\"", "/id", "task id")]
    [TestCase("/id", "\"acme__json-12\\n\"", "/id", "task id")]
    [TestCase("/id", "\"acme__a..b-12\"", "/id", "task id")]
    [TestCase("/schema", "\"bench/task/v2\"", "/schema", "\"bench/task/v1\"")]
    [TestCase("/kind", "\"Repository\"", "/kind", "repository, program")]
    [TestCase("/kind", "1", "/kind", "repository, program")]
    [TestCase("/language", "\"C#\"", "/language", "language in lower case")]
    [TestCase("/editable", "[\"../x\"]", "/editable/0", "inside the repository's tree")]
    [TestCase("/tags", "null", "/tags", "a list")]
    [TestCase("/tags", "[null]", "/tags/0", "a text")]
    [TestCase("/tagz", "[]", "/tagz", "tags")]
    [TestCase("/source/baseCommit", "\"abc\"", "/source/baseCommit", "40 (or 64)")]
    [TestCase("/source/baseCommit", "\"0123456789ABCDEF0123456789abcdef01234567\"", "/source/baseCommit", "lower-case")]
    [TestCase("/source/url", "\"--upload-pack=x\"", "/source/url", "not beginning with -")]
    [TestCase("/source/url", "\"ext::sh -c id\"", "/source/url", "https://")]
    [TestCase("/source/expert", "{}", "/source/expert", "exactly one")]
    [TestCase("/source/expert", "{\"commit\":\"0123456789abcdef0123456789abcdef01234567\"}", "/source/expert/commit", "the expert's change")]
    [TestCase("/source/expert/commit", "\"89abcdef0123456789abcdef0123456789abcdef\"", "/source/expert", "exactly one")]
    [TestCase("/source/expert/patchFile", "\"../../secret\"", "/source/expert/patchFile", "inside the task's folder")]
    [TestCase("/source/expert/pullRequest", "0", "/source/expert/pullRequest", "from 1 to")]
    [TestCase("/environment", "{}", "/environment", "at least one")]
    [TestCase("/environment/variables", "{\"BENCH_SEED\":\"1\"}", "/environment/variables/BENCH_SEED", "BENCH_*")]
    [TestCase("/environment/variables", "{\"HOME\":\"/x\"}", "/environment/variables/HOME", "HOME")]
    [TestCase("/environment/variables", "{\"A=B\":\"1\"}", "/environment/variables/A=B", "letters, digits")]
    [TestCase("/environment/variables", "{\"A/B~\":\"1\"}", "/environment/variables/A~1B~0", "letters, digits")]
    [TestCase("/environment/prepare", "[[]]", "/environment/prepare/0", "a program")]
    [TestCase("/environment/prepare", "[\"pip install\"]", "/environment/prepare/0", "a list")]
    [TestCase("/build", "{\"commands\":[[\" \"]]}", "/build/commands/0/0", "name of a program")]
    [TestCase("/workload/runner", "\"perl\"", "/workload/runner", "python, dotnet, command, selfTimed")]
    [TestCase("/workload", "{\"runner\":\"command\"}", "/workload/command", "a command")]
    [TestCase("/workload", "{\"runner\":\"selfTimed\",\"command\":[]}", "/workload/command", "at least one item")]
    [TestCase("/workload/runner", "\"dotnet\",\"importPaths\":[\"src\"]", "/workload/importPaths", "none for the runner")]
    [TestCase("/workload/runner", "\"dotnet, python\"", "/workload/runner", "python, dotnet, command, selfTimed")]
    [TestCase("/workload/file", "null", "/workload/file", "a file")]
    [TestCase("/workload/file", "\"/etc/passwd\"", "/workload/file", "inside the task's folder")]
    [TestCase("/workload/command", "[\"x\"]", "/workload/command", "no command")]
    [TestCase("/workload/callsPerSample", "0", "/workload/callsPerSample", "from 1 to")]
    [TestCase("/workload/callsPerSample", "1.5", "/workload/callsPerSample", "a whole number")]
    [TestCase("/workload/callsPerSample", "\"3\"", "/workload/callsPerSample", "a whole number")]
    [TestCase("/workload/comparison", "{\"rtol\":-1}", "/workload/comparison/rtol", "a number of 0 or more")]
    [TestCase("/workload/comparison", "{\"atol\":1e999}", "/workload/comparison/atol", "a number of 0 or more")]
    [TestCase("/workload/parameters", "[1]", "/workload/parameters", "an object")]
    [TestCase("/tests/framework", "\"junit\"", "/tests/command", "a command")]
    [TestCase("/tests/report", "\"../r.xml\"", "/tests/report", "inside {out}")]
    [TestCase("/tests/guarding", "[\"a::b\",\"a::b\"]", "/tests/guarding/1", "each test once")]
    [TestCase("/tests/quarantined", "[{\"id\":\"a::b\"}]", "/tests/quarantined/0/reason", "the field \"reason\"")]
    [TestCase("/limits", "{\"memoryMiB\":0}", "/limits/memoryMiB", "from 16")]
    [TestCase("/limits", "{\"sampleSeconds\":1000000}", "/limits/sampleSeconds", "to 86400")]
    [TestCase("/limits", "{\"cores\":99999999999}", "/limits/cores", "a whole number")]
    [TestCase("/replays", "[{\"machine\":\"m\",\"speedup\":{\"point\":2,\"low\":3,\"high\":4},\"rotations\":5,\"date\":\"2026-01-02\"}]", "/replays/0/speedup", "low <= point")]
    public void A_task_with_one_field_wrong_is_refused_at_that_field(string at, string value, string pointer, string expected)
    {
        var error = Errors(With(at, value)).Single();

        Assert.That(error.Pointer, Is.EqualTo(pointer));
        Assert.That(error.Expected, Does.Contain(expected));
        Assert.That(error.Line, Is.GreaterThan(0));
    }

    [Test]
    public void A_test_that_guards_cannot_be_quarantined()
    {
        var errors = Errors(With("/tests", """{"framework":"pytest","guarding":["a::b"],"quarantined":[{"id":"a::b","reason":"flaky"}]}"""));

        Assert.That(errors.Single().ToString(), Does.Contain("/tests/quarantined/0/id: found \"a::b\", which is a guarding test, too"));
    }

    [Test]
    public void An_error_names_the_line_of_the_file()
    {
        var error = Errors(Some.SmallestTask.Replace("\"pytest\"", "\"nose\"", StringComparison.Ordinal)).Single();

        Assert.That(error.ToString(), Is.EqualTo("task.json:12: /tests/framework: found \"nose\"; expected one of pytest, unittest, dotnet, junit"));
    }

    [Test]
    public void Several_mistakes_are_reported_at_once()
    {
        var text = Some.SmallestTask.Replace("acme__json-12", "acme", StringComparison.Ordinal).Replace("\"file\"", "\"fille\"", StringComparison.Ordinal);

        Assert.That(Errors(text).Select(error => error.Pointer), Is.EqualTo(new[] { "/id", "/workload/fille" }));
    }

    [Test]
    public void A_missing_field_is_named()
    {
        var task = JsonNode.Parse(Some.SmallestTask)!.AsObject();
        task.Remove("workload");

        Assert.That(Errors(task.ToJsonString()).Single().ToString(), Is.EqualTo("task.json:1: /workload: found nothing; expected the field \"workload\""));
    }

    [Test]
    public void A_duplicate_key_is_refused_with_both_lines()
    {
        var text = Some.SmallestTask.Replace("\"language\": \"python\",", "\"language\": \"python\",\n  \"language\": \"c\",", StringComparison.Ordinal);

        Assert.That(Errors(text).Single().ToString(), Is.EqualTo("task.json:5: /language: found \"language\" a second time (first on line 4); expected each name once in an object"));
    }

    [Test]
    public void A_duplicate_key_inside_parameters_is_refused()
    {
        Assert.That(Errors(With("/workload/parameters", "{\"n\":1}").Replace("\"n\":1", "\"n\":1,\"n\":2", StringComparison.Ordinal)).Single().Pointer, Is.EqualTo("/workload/parameters/n"));
    }

    [TestCase("{\"schema\": \"bench/task/v1\",", 1)]
    [TestCase("{\n\n\"schema\": bench}", 3)]
    [TestCase("{}\n{}", 2)]
    [TestCase("// task\n{}", 1)]
    [TestCase("{\"a\":1,\n}", 2)]
    [TestCase("", 1)]
    public void Text_that_is_not_JSON_is_refused_with_its_line(string text, int line)
    {
        var error = Errors(text).Single();

        Assert.That(error.Expected, Is.EqualTo("well-formed JSON"));
        Assert.That(error.Line, Is.EqualTo(line));
    }

    [TestCase(14, true)]
    [TestCase(15, false)]
    public void Nesting_is_allowed_to_level_sixteen_and_not_beyond(int below, bool accepted)
    {
        var text = With("/workload/parameters", "{\"deep\":0}").Replace("\"deep\":0", $"\"deep\":{new string('[', below - 1)}{new string(']', below - 1)}", StringComparison.Ordinal);

        var reading = Read(text);

        Assert.That(reading is TaskReading.Read, Is.EqualTo(accepted));
        if (reading is TaskReading.Refused refused)
        {
            Assert.That(refused.Errors.Single().Expected, Does.StartWith("at most 16 levels"));
        }
    }

    [Test]
    public void Bytes_that_are_not_UTF8_are_refused_with_their_line()
    {
        byte[] bytes = [.. Some.Utf8("{\n\"a\": \""), 0xff, .. Some.Utf8("\"}")];

        Assert.That(((TaskReading.Refused)TaskSpecReader.Read(bytes, "task.json")).Errors.Single().ToString(), Does.StartWith("task.json:2: found bytes that are not UTF-8"));
    }

    [Test]
    public void Half_a_surrogate_pair_is_refused()
    {
        Assert.That(Errors(With("/licence", "\"\\ud800\"")).Single().Problem, Does.Contain("surrogate"));
    }

    [Test]
    public void A_byte_order_mark_is_tolerated()
    {
        Assert.That(TaskSpecReader.Read([.. Encoding.UTF8.Preamble, .. Some.Utf8(Some.SmallestTask)], "task.json"), Is.InstanceOf<TaskReading.Read>());
    }

    [Test]
    public void A_folder_stands_for_the_task_file_in_it()
    {
        var folder = Directory.CreateTempSubdirectory("bench-task-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "task.json"), Some.SmallestTask);

            Assert.That(((TaskReading.Read)TaskSpecReader.Read(folder.FullName)).File, Does.EndWith("task.json"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Test]
    public void A_missing_file_and_a_file_over_four_mebibytes_are_refused()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, new byte[(4 << 20) + 1]);

            Assert.That(((TaskReading.Refused)TaskSpecReader.Read(path)).Errors.Single().Expected, Is.EqualTo("at most 4194304 bytes"));
            Assert.That(((TaskReading.Refused)TaskSpecReader.Read(path + ".none")).Errors.Single().Problem, Is.EqualTo("found no such file"));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static TaskReading Read(string text) => TaskSpecReader.Read(Some.Utf8(text), "task.json");

    private static ImmutableArray<DocumentError> Errors(string text) => ((TaskReading.Refused)Read(text)).Errors;

    /// <summary>The smallest task with one value set, without parsing what is set.</summary>
    private static string With(string pointer, string value)
    {
        var task = JsonNode.Parse(Some.SmallestTask)!;
        var parts = pointer.Split('/')[1..];
        var parent = parts[..^1].Aggregate(task, (node, part) => node[part]!);
        parent[parts[^1]] = "@@";
        return task.ToJsonString().Replace("\"@@\"", value, StringComparison.Ordinal);
    }
}
