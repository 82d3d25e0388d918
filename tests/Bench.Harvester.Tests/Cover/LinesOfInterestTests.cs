using System.Text;
using Bench.Evaluation.Patches;
using Bench.Harvester.Cover;

namespace Bench.Harvester.Tests.Cover;

[TestFixture]
public sealed class LinesOfInterestTests
{
    [Test]
    public void Added_lines_bring_the_rest_of_their_function_without_its_signature()
    {
        const string Text = "import re\n\ndef slow(a,\n         b):\n    # why\n    x = 1\n\n    return x\n\ndef other():\n    pass\n";
        const string Diff = """
            diff --git a/m.py b/m.py
            --- a/m.py
            +++ b/m.py
            @@ -3,5 +3,6 @@
             def slow(a,
                      b):
                 # why
            +    x = 1
             
                 return x
            """;

        Assert.That(Lines(Diff, Text), Is.EqualTo(new[] { "m.py:6", "m.py:8" }));
    }

    [Test]
    public void What_is_left_around_a_removed_line_stands_for_it()
    {
        const string Text = "def f():\n    a = 1\n    b = 2\n";
        const string Diff = """
            diff --git a/m.py b/m.py
            --- a/m.py
            +++ b/m.py
            @@ -1,4 +1,3 @@
             def f():
                 a = 1
            -    slow()
                 b = 2
            """;

        Assert.That(Lines(Diff, Text), Is.EqualTo(new[] { "m.py:2", "m.py:3" }));
    }

    [Test]
    public void A_value_outside_of_functions_is_stood_for_by_the_lines_that_use_it()
    {
        const string Text = "import re\nPATTERN = re.compile('a')\n\ndef f(text):\n    x = 1\n    return PATTERN.match(text)\n\nPATTERNS = 1\n";
        const string Diff = """
            diff --git a/m.py b/m.py
            --- a/m.py
            +++ b/m.py
            @@ -1,1 +1,2 @@
             import re
            +PATTERN = re.compile('a')
            """;

        Assert.That(Lines(Diff, Text), Is.EqualTo(new[] { "m.py:2", "m.py:6" }));
    }

    [Test]
    public void What_a_docstring_says_is_of_no_interest()
    {
        const string Text = "def f(a):\n    \"\"\"Does it.\n\n    x = f(1)\n    \"\"\"\n    y = \"\"\"kept\n    kept too\"\"\"\n    'one line'\n    return a\n";
        const string Diff = """
            diff --git a/m.py b/m.py
            --- a/m.py
            +++ b/m.py
            @@ -8,1 +8,2 @@
                 'one line'
            +    return a
            """;

        Assert.That(Lines(Diff, Text), Is.EqualTo(new[] { "m.py:6", "m.py:7", "m.py:8", "m.py:9" }));
    }

    [Test]
    public void Imports_comments_and_blank_lines_are_of_no_interest()
    {
        const string Text = "import bisect\nfrom os import path\n\n# faster now\n";
        const string Diff = """
            diff --git a/m.py b/m.py
            --- a/m.py
            +++ b/m.py
            @@ -0,0 +1,4 @@
            +import bisect
            +from os import path
            +
            +# faster now
            """;

        Assert.That(Lines(Diff, Text), Is.Empty);
    }

    [Test]
    public void Documents_are_of_no_interest()
    {
        const string Diff = """
            diff --git a/README.md b/README.md
            --- a/README.md
            +++ b/README.md
            @@ -0,0 +1,1 @@
            +It is fast = 1
            """;

        Assert.That(Lines(Diff, "It is fast = 1\n"), Is.Empty);
    }

    private static IEnumerable<string> Lines(string diff, string text)
    {
        var patch = ((PatchReading.Parsed)PatchReader.Read(Encoding.UTF8.GetBytes(diff.ReplaceLineEndings("\n") + "\n"))).Patch;
        return LinesOfInterest.Of(patch, _ => text).Select(line => line.ToString());
    }
}
