using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using Bench.Contracts.Documents;
using Bench.Contracts.Protocol;
using Bench.Contracts.Tasks;

namespace Bench.Contracts.Tests.Documents;

[TestFixture]
public sealed class RoundTripTests
{
    private static object[] Values() =>
    [
        Some.FullTask(), Some.FullResult(), Some.FullSample(), Some.FullManifest(), Some.FullSelfCheck(), Some.FullPrediction(), Some.FullSetup(),
        new HelloPayload(1, "/bench/task/workload.py", ["/bench/repo/src"]),
    ];

    [TestCaseSource(nameof(Values))]
    public void What_is_written_is_read_back_with_the_same_content(object value)
    {
        foreach (var options in new[] { BenchJson.Options, BenchJson.Indented })
        {
            var text = JsonSerializer.Serialize(value, value.GetType(), options);
            var back = JsonSerializer.Deserialize(text, value.GetType(), options);

            Assert.That(Differences(value, back, value.GetType().Name), Is.Empty, text);
        }
    }

    [Test]
    public void The_comparison_of_content_sees_a_difference_deep_inside()
    {
        var task = Some.FullTask();
        var other = task with { Build = task.Build! with { Commands = [["make", "everything"]] } };

        Assert.That(Differences(task, other, "task"), Is.EqualTo(new[] { "task.Build.Commands[0][1]: all is not everything" }));
    }

    [Test]
    public void A_value_is_written_the_same_way_every_time()
    {
        var first = BenchJson.Line(Some.FullResult());

        Assert.That(BenchJson.Line(Some.FullResult()), Is.EqualTo(first));
        Assert.That(first, Does.Not.Contain("\n"));
        Assert.That(BenchJson.Document(Some.FullTask()), Does.EndWith("}\n").And.Not.Contain("\r"));
    }

    [Test]
    public void Reason_codes_are_written_by_their_names_and_other_words_in_camel_case()
    {
        var line = BenchJson.Line(Some.FullResult());

        Assert.That(line, Does.Contain("\"reasonCodes\":[\"WORK_MIGRATED\",\"PATCH_TEXT_UNSAFE\"]").And.Contain("\"outcome\":\"faster\""));
        Assert.That(BenchJson.Line(WorkloadRunner.SelfTimed), Is.EqualTo("\"selfTimed\""));
    }

    [Test]
    public void Lists_that_were_never_set_are_left_out_where_they_are_optional_and_empty_where_they_are_not()
    {
        var task = BenchJson.Line(new TestSuite(TestFramework.Pytest));
        var hello = BenchJson.Line(new HelloPayload(1, "x", default));

        Assert.That(task, Is.EqualTo("{\"framework\":\"pytest\"}"));
        Assert.That(hello, Is.EqualTo("{\"version\":1,\"file\":\"x\",\"importPaths\":[]}"));
    }

    [Test]
    public void Every_line_of_results_has_the_same_columns()
    {
        var full = Columns(BenchJson.Line(Some.FullResult()));
        var least = Columns(BenchJson.Line(Some.FullResult() with { Speedup = null, Parity = null, PhaseSeconds = null, Rotations = 0 }));

        Assert.That(least, Is.EqualTo(full));
    }

    private static string[] Columns(string line) => [.. JsonSerializer.Deserialize<JsonElement>(line).EnumerateObject().Select(member => member.Name)];

    private static IEnumerable<string> Differences(object? left, object? right, string path)
    {
        if (left is null || right is null)
        {
            return left is null && right is null ? [] : [$"{path}: {left ?? "null"} is not {right ?? "null"}"];
        }

        if (left is JsonElement json)
        {
            return JsonElement.DeepEquals(json, (JsonElement)right) ? [] : [$"{path}: {left} is not {right}"];
        }

        if (left is not string && left is IEnumerable many)
        {
            var (ours, theirs) = (Items(many), Items((IEnumerable)right));
            return ours.Length != theirs.Length
                ? [$"{path}: {ours.Length} items are not {theirs.Length}"]
                : ours.SelectMany((item, index) => Differences(item, theirs[index], $"{path}[{index}]"));
        }

        var properties = left.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance);
        return left is IEquatable<string> || left.GetType().IsPrimitive || left.GetType().IsEnum
            ? Equals(left, right) ? [] : [$"{path}: {left} is not {right}"]
            : properties.SelectMany(property => Differences(property.GetValue(left), property.GetValue(right), $"{path}.{property.Name}"));
    }

    private static object?[] Items(IEnumerable many) =>
        many.GetType().IsGenericType && many.GetType().GetGenericTypeDefinition() == typeof(ImmutableArray<>) && many.Equals(Activator.CreateInstance(many.GetType()))
            ? []
            : [.. many.Cast<object?>()];
}
