using System.Text;
using Bench.Harvester.Filter.Edits;

namespace Bench.Harvester.Tests.Filter.Edits;

public sealed class PythonTallyTests
{
    [TestCase("x = f(1)  # a", "x = f(\n    1)  # b")]
    [TestCase("def f():\n    '''Doc.'''\n    return 1", "def f():\n    return 1")]
    [TestCase("if a:\n    b()\nelif c:\n    d()", "if a:\n    b()\nelse:\n    if c:\n        d()")]
    [TestCase("x = 'a' 'b'", "x = u\"ab\"")]
    [TestCase("x = a, b", "x = (a, b,)")]
    [TestCase("x = 1_000.5e-3", "x = 1.0005")]
    [TestCase("x = 0xE+1", "x = 14 + 1")]
    [TestCase("x = .5", "x = 0.5")]
    [TestCase("import os", "from os import (\n    path,\n    sep)")]
    [TestCase("x = 1; import os", "x = 1; import os.path as path")]
    [TestCase("def f():\n    pass", "def f():\n    ...")]
    [TestCase("x = '\\\\' + 'a.b'", "x = '''\\\\''' + 'c.d'")]
    [TestCase("x = a \\\n    + b", "x = (a\n     + b)")]
    [TestCase("x = a.b", "x = a . b")]
    [TestCase("value = 1\nuse(value)", "result = 1\nuse(result)")]
    [TestCase("x = \"it's\"  # isn't", "x = 'it\"s'")]
    public void What_means_the_same_has_the_same_sum(string old, string edited) => Assert.That(Of(edited), Is.EqualTo(Of(old)));

    [TestCase("x = f(a)", "x = f(a, b)")]
    [TestCase("x = a.b", "x = a.c")]
    [TestCase("x = a + b", "x = a - b")]
    [TestCase("x = [a for a in b]", "x = list(b)")]
    [TestCase("x = a is b", "x = a in b")]
    [TestCase("return a", "yield a")]
    [TestCase("x = a", "x = f'a'")]
    [TestCase("from a import b\nc()", "from a import b")]
    [TestCase("x = a.größe", "x = a.breite")]
    public void What_differs_in_names_attributes_keywords_or_operators_has_another(string old, string edited) => Assert.That(Of(edited), Is.Not.EqualTo(Of(old)));

    [TestCase("'never closed\nx = 1")]
    [TestCase("'''never closed")]
    [TestCase("from a import (b")]
    [TestCase("x = (((")]
    [TestCase("\\")]
    [TestCase("x.")]
    [TestCase("0x")]
    public void What_is_broken_off_is_read_to_its_end(string source) => Assert.That(() => Of(source), Throws.Nothing);

    private static ulong Of(string source) => PythonTally.Of(Encoding.UTF8.GetBytes(source));
}
