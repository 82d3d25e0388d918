using System.Text;
using Bench.Evaluation.Patches;
using Bench.Harvester.Admit;

namespace Bench.Harvester.Tests.Admit;

public sealed class TaskTagsTests
{
    [TestCase("x = 1", "@lru_cache", "caching")]
    [TestCase("x = []", "x = set()", "data-structure")]
    [TestCase("x", "at = bisect.bisect_left(xs, y)", "algorithm")]
    [TestCase("text += y", "var text = new StringBuilder();", "allocation")]
    [TestCase("for x in xs:", "total = np.sum(xs)", "vectorisation")]
    [TestCase("foreach", "Parallel.ForEach(xs, f)", "parallelism")]
    [TestCase("x", "with mmap.mmap(f, 0) as m:", "io")]
    public void A_mechanism_shows_in_what_is_new(string removed, string added, string tag)
    {
        Assert.That(Tags("", removed, added), Does.Contain(tag));
        Assert.That(Tags("", added, added + " "), Does.Not.Contain(tag), "what was there before is not what makes it faster");
    }

    [TestCase("Cache shortest paths", "caching")]
    [TestCase("Avoid quadratic join", "algorithm")]
    [TestCase("Fewer allocations in the reader", "allocation")]
    [TestCase("Vectorise the inner loop", "vectorisation")]
    public void A_mechanism_is_named_in_the_title(string title, string tag) => Assert.That(Tags(title, "a", "b"), Does.Contain(tag));

    [Test]
    public void Size_files_layers_and_origin_are_tags() =>
        Assert.That(Tags("", "a", "b"), Is.EqualTo(new[] { "files/1", "layer/src/tool", "size/small", "workload/file" }));

    private static System.Collections.Immutable.ImmutableArray<string> Tags(string title, string removed, string added)
    {
        var diff = $"diff --git a/src/tool/x.py b/src/tool/x.py\n--- a/src/tool/x.py\n+++ b/src/tool/x.py\n@@ -1 +1 @@\n-{removed}\n+{added}\n";
        var patch = ((PatchReading.Parsed)PatchReader.Read(Encoding.UTF8.GetBytes(diff))).Patch;
        return TaskTags.Of(SomeCandidate.Request(1, "a", "b", title), patch, "file");
    }
}
