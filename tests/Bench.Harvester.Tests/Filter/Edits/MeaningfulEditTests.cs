using System.Text;
using Bench.Harvester.Filter.Edits;

namespace Bench.Harvester.Tests.Filter.Edits;

[CancelAfter(120_000)]
public sealed class MeaningfulEditTests
{
    private const string Python = """
        import os

        def total(values, start=0):
            '''Sum of values.'''
            result = start
            for value in values:
                result += work(value)  # one
            return result
        """;

    private const string CSharp = """
        namespace A;
        public sealed class Sum
        {
            private int count;
            public int Total(int[] values)
            {
                var result = 0; // none yet
                foreach (var value in values) { result += Work(value) + count; }
                return result;
            }
        }
        """;

    private const string Native = """
        #include <vector>
        #define LIMIT 10
        int total(const int *values, int n)
        {
            int sum = 0; /* none yet */
            for (int i = 0; i < n; i++) sum += work(values[i]);
            return sum;
        }
        """;

    [TestCase("# one", "# two", false)]
    [TestCase("Sum of values.", "Adds values.", false)]
    [TestCase("result += work(value)", "result += (work(\n                    value))", false)]
    [TestCase("start", "first", true)]
    [TestCase("work(", "other(", true)]
    [TestCase("start=0", "start=1", true)]
    [TestCase("import os", "import sys", true)]
    [TestCase("return result", "return result + 1", true)]
    [TestCase("for value in values:", "for value in list(values):", true)]
    public async Task Python_is_compared_by_its_syntax_tree(string old, string edited, bool meaningful, CancellationToken cancellationToken) =>
        Assert.That(await CompareAsync("a.py", Python, Python.Replace(old, edited, StringComparison.Ordinal), cancellationToken), Is.EqualTo(meaningful ? EditKind.Meaningful : EditKind.Cosmetic));

    [Test]
    public async Task A_renamed_local_of_python_does_not_count(CancellationToken cancellationToken)
    {
        Assert.That(await CompareAsync("a.py", Python, Python.Replace("result", "found", StringComparison.Ordinal), cancellationToken), Is.EqualTo(EditKind.Cosmetic));
        Assert.That(await CompareAsync("a.py", Python, Python.Replace("return result", "return results", StringComparison.Ordinal), cancellationToken), Is.EqualTo(EditKind.Meaningful));
    }

    [TestCase("def f():\n    a = 1\n    b = 2\n    return a - b\n", "def f():\n    b = 1\n    a = 2\n    return a - b\n", true)]
    [TestCase("def f():\n    x = 1\n    return locals()\n", "def f():\n    y = 1\n    return locals()\n", true)]
    [TestCase("def f():\n    global x\n    x = 1\n", "def f():\n    global y\n    y = 1\n", true)]
    [TestCase("x = 1\n", "y = 1\n", true)]
    [TestCase("class A:\n    x = 1\n", "class A:\n    y = 1\n", true)]
    [TestCase("class A:\n    def f(self):\n        x = 1\n        return [x for y in x]\n", "class A:\n    def f(self):\n        z = 1\n        return [z for u in z]\n", false)]
    [TestCase("def f():\n    def g():\n        return x\n    x = 1\n    return g\n", "def f():\n    def h():\n        return z\n    z = 1\n    return h\n", false)]
    [TestCase("def f():\n    return lambda x: x\n", "def f():\n    return lambda y: y\n", true)]
    [TestCase("def f():\n    '''doc'''\n", "def f():\n    pass\n", false)]
    [TestCase("a = 'x'\n", "a = \"x\"\n", false)]
    [TestCase("a = 1000\n", "a = 1_000\n", false)]
    [TestCase("def f():\n    return 1\n# c\ndef g():\n    return 2\n", "def f():\n    return 1\ndef g():\n    return 2\n", false)]
    [TestCase("def f():\n    return 1\ndef g(a, b):\n    return 2\n", "def f():\n    return 1\n# x\ndef g(a,\n    b):\n    return 2\n", false)]
    [TestCase("class A:\n    def f():\n        return 1\n\n    def g():\n        return 2\n", "class A:\n    # x\n    def f():\n        'd'\n        return 1\n\n\n    def g():\n        return (2)\n", false)]
    [TestCase("def f():\n    return 1\n\ndef g():\n    return 2\n", "def f():\n    return 1\n\ndef g():\n    return 3\n", true)]
    [TestCase("if a: b()\n", "if a:\n    b()\n", false)]
    [TestCase("class A:\n    def f(self): return 1\n", "class A:\n    def f(self): return 2\n", true)]
    [TestCase("class A(B):\n    pass\n", "class A(C):\n    pass\n", true)]
    [TestCase("@a\ndef f(): pass\n", "@b\ndef f(): pass\n", true)]
    public async Task Scopes_of_python_are_kept_apart(string old, string edited, bool meaningful, CancellationToken cancellationToken) =>
        Assert.That(await CompareAsync("a.py", old, edited, cancellationToken), Is.EqualTo(meaningful ? EditKind.Meaningful : EditKind.Cosmetic));

    [TestCase("print 'a'  # one\n", "print 'a'  # two\n", EditKind.Cosmetic)]
    [TestCase("print 'a'\n", "print 'b'\n", EditKind.Unknown)]
    public async Task What_today_s_python_cannot_parse_is_compared_by_its_tokens(string old, string edited, EditKind kind, CancellationToken cancellationToken) =>
        Assert.That(await CompareAsync("a.py", old, edited, cancellationToken), Is.EqualTo(kind));

    [Test]
    public async Task What_is_read_is_never_run(CancellationToken cancellationToken)
    {
        var trace = Path.Combine(TestContext.CurrentContext.WorkDirectory, Guid.NewGuid().ToString("N"));
        await CompareAsync("a.py", $"open('{trace}', 'w')", $"open('{trace}', 'w').write('ran')", cancellationToken);
        Assert.That(File.Exists(trace), Is.False);
    }

    [TestCase("// none yet", "// nothing", false)]
    [TestCase("var result = 0;", "var result\n  =  0;", false)]
    [TestCase("result", "sum", false)]
    [TestCase("value in", "item in", true)]
    [TestCase("values", "items", true)]
    [TestCase("Work(", "Other(", true)]
    [TestCase("result = 0", "result = 1", true)]
    [TestCase("count", "number", true)]
    [TestCase("Total", "Sum2", true)]
    [TestCase("int[] values", "IEnumerable<int> values", true)]
    [TestCase("namespace A;", "#if FAST\nusing System;\n#endif\nnamespace A;", true)]
    [TestCase("namespace A;", "#pragma warning disable CA1\nnamespace A;", false)]
    public async Task CSharp_is_compared_by_its_syntax_tree(string old, string edited, bool meaningful, CancellationToken cancellationToken) =>
        Assert.That(await CompareAsync("A.cs", CSharp, CSharp.Replace(old, edited, StringComparison.Ordinal), cancellationToken), Is.EqualTo(meaningful ? EditKind.Meaningful : EditKind.Cosmetic));

    [TestCase("/* none yet */", "// none", false)]
    [TestCase("int sum = 0;", "int\n  sum=0;", false)]
    [TestCase("sum", "result", false)]
    [TestCase("int sum = 0", "int sum = 1", true)]
    [TestCase("work(", "other(", true)]
    [TestCase("LIMIT 10", "LIMIT \\\n 10", false)]
    [TestCase("LIMIT 10", "LIMIT\n10", true)]
    [TestCase("<vector>", "<array>", true)]
    [TestCase("return sum;", "return n;", true)]
    [TestCase("return sum;", "return \"a//b\" ? sum : 0;", true)]
    public async Task C_is_compared_by_its_tokens(string old, string edited, bool meaningful, CancellationToken cancellationToken) =>
        Assert.That(await CompareAsync("a.cpp", Native, Native.Replace(old, edited, StringComparison.Ordinal), cancellationToken), Is.EqualTo(meaningful ? EditKind.Meaningful : EditKind.Cosmetic));

    [TestCase("auto s = \"a // b\";", "auto s = \"a // c\";")]
    [TestCase("auto s = R\"x(a\" // b)x\";", "auto s = R\"x(a\" // c)x\";")]
    [TestCase("int a = 1'000;", "int a = 1'001;")]
    [TestCase("a->size();", "a.size();")]
    public async Task Literals_and_operators_of_C_are_read_whole(string old, string edited, CancellationToken cancellationToken) =>
        Assert.That(await CompareAsync("a.cc", old, edited, cancellationToken), Is.EqualTo(EditKind.Meaningful));

    [Test]
    public async Task Other_languages_are_not_told(CancellationToken cancellationToken) => Assert.That(await CompareAsync("a.rs", "a", "b", cancellationToken), Is.EqualTo(EditKind.Unknown));

    [Test]
    public async Task Many_files_are_answered_in_order(CancellationToken cancellationToken)
    {
        EditPair[] pairs =
        [
            Pair("a.py", "x = 1", "x = 2"), Pair("A.cs", "class A;", "class A ;"), Pair("b.py", "x = 1 # a", "x = 1 # b"), Pair("c.c", "int a;", "int b;"), Pair("d d\n.py", "x", "y"),
        ];
        await using var parser = new PythonEdits();
        var kinds = await MeaningfulEdit.CompareAsync(pairs, parser, cancellationToken);
        Assert.That(kinds, Is.EqualTo(new[] { EditKind.Meaningful, EditKind.Cosmetic, EditKind.Cosmetic, EditKind.Meaningful, EditKind.Meaningful }));
    }

    [Test]
    public async Task The_parser_goes_on_after_a_source_that_breaks_it(CancellationToken cancellationToken)
    {
        await using var parser = new PythonEdits();
        var deep = string.Concat(Enumerable.Repeat("-", 2_000_000));
        await parser.CompareAsync([Pair("a.py", $"x = {deep}1", $"x = {deep}2"), Pair("b.py", "x = 1", "x = 2")], cancellationToken);
        for (var turn = 0; turn < 2; turn++)
        {
            Assert.That(await parser.CompareAsync([Pair("b.py", "x = 1", "x = 2"), Pair("c.py", "x = 1", "x = (1)")], cancellationToken), Is.EqualTo(new[] { EditKind.Meaningful, EditKind.Cosmetic }));
        }
    }

    [Test]
    public async Task The_parser_is_asked_by_several_at_once(CancellationToken cancellationToken)
    {
        await using var parser = new PythonEdits();
        var asked = Enumerable.Range(0, 20).Select(number => parser.CompareAsync([Pair("b.py", "x = 1", number % 2 == 0 ? "x = 2" : "x = (1)")], cancellationToken));
        Assert.That((await Task.WhenAll(asked)).Select(kinds => kinds[0] == EditKind.Meaningful), Is.EqualTo(Enumerable.Range(0, 20).Select(number => number % 2 == 0)));
    }

    private static EditPair Pair(string path, string old, string edited) => new(path, Encoding.UTF8.GetBytes(old), Encoding.UTF8.GetBytes(edited));

    private static async Task<EditKind> CompareAsync(string path, string old, string edited, CancellationToken cancellationToken)
    {
        Assert.That(edited, Is.Not.EqualTo(old));
        await using var parser = new PythonEdits();
        return (await MeaningfulEdit.CompareAsync([Pair(path, old, edited)], parser, cancellationToken))[0];
    }
}
