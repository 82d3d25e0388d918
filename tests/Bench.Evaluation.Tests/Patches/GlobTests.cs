using Bench.Evaluation.Patches;

namespace Bench.Evaluation.Tests.Patches;

public sealed class GlobTests
{
    [TestCase("**/tests/**", "tests/a.py", true)]
    [TestCase("**/tests/**", "src/x/tests/y/a.py", true)]
    [TestCase("**/tests/**", "src/Tests/a.py", true)]
    [TestCase("**/tests/**", "tests", false)]
    [TestCase("**/tests/**", "mytests/a.py", false)]
    [TestCase("**/test_*", "test_a.py", true)]
    [TestCase("**/test_*", "a/b/test_", true)]
    [TestCase("**/test_*", "a/test_b/c.py", false)]
    [TestCase("*.cs", "a.cs", true)]
    [TestCase("*.cs", "src/a.cs", false)]
    [TestCase("src/*/a.py", "src/b/a.py", true)]
    [TestCase("src/*/a.py", "src/b/c/a.py", false)]
    [TestCase("src/**/a.py", "src/a.py", true)]
    [TestCase("src/**/a.py", "src/b/c/a.py", true)]
    [TestCase("src/", "src/b/c.py", true)]
    [TestCase("src/", "src", false)]
    [TestCase("a?c", "abc", true)]
    [TestCase("a?c", "ac", false)]
    [TestCase("a*b*c", "aXbYbZc", true)]
    [TestCase("a*b*c", "aXbYbZ", false)]
    [TestCase("**", "anything/at/all", true)]
    [TestCase("GRÖSSE.py", "größe.py", false)]
    [TestCase("Größe.py", "GRÖßE.py", true)]
    public void A_pattern_fits_whole_paths_without_regard_to_case(string pattern, string path, bool fits) =>
        Assert.That(new Glob(pattern).Matches(path), Is.EqualTo(fits));

    [TestCase("")]
    [TestCase("/src/**")]
    [TestCase("src\\**")]
    [TestCase("src/../x")]
    [TestCase("src//x")]
    [TestCase("src/[ab].py")]
    [TestCase("src/{a,b}.py")]
    [TestCase("!src")]
    [TestCase("src/**.py")]
    public void A_pattern_that_would_mean_something_else_elsewhere_is_refused(string pattern)
    {
        Assert.That(Glob.Problem(pattern), Is.Not.Null);
        Assert.That(() => new Glob(pattern), Throws.ArgumentException);
    }

    [Test]
    public void A_hostile_name_costs_no_more_than_length_times_length() =>
        Assert.That(new Glob("**/" + string.Concat(Enumerable.Repeat("a*", 60)) + "b").Matches(string.Join('/', Enumerable.Repeat(new string('a', 200), 5))), Is.False);
}
