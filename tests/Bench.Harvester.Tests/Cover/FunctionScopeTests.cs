using Bench.Harvester.Cover;

namespace Bench.Harvester.Tests.Cover;

[TestFixture]
public sealed class FunctionScopeTests
{
    private const string Python = """
        class A:
            limit = 3

            def f(self, text):
                for x in text:
                    if x:
                        y = [
                            1,
                        ]
                return y

            @property
            def g(self):
                return 1

        def top(
            a,
        ) -> int:
            return a
        last = 1
        """;

    private const string CSharp = """
        namespace N;
        public class C
        {
            private static readonly int[] Table = Make();
            public int P => 1
                + 2;
            public int M(int a)
            {
                int Local() => a;
                return Local();
            }
            public C() { }
        }
        """;

    private const string C = """
        #include <x.h>
        static int table[] = { 1, 2 };
        int f(int a)
        {
            if (a) { return 1; }
            return 2;
        }
        struct S {
            int g() const {
                return 3;
            }
        };
        """;

    private const string UnevenC = """
        int opens(int c)
        {
            /* a comment { of
               two lines { */
            if (c == '{' || c == '\'') // {
                return 1;
            if (strcmp(name, "}}\"{") == 0)
                return 2;
            return 0;
        }
        static int both(int c)
        {
        #if WIDE
            if (c > 255) {
        #else
            if (c > 127) {
        #endif
                c = 0;
            }
            while (c > 0 &&
                   c < 9) {
                c++;
            }
            for (;;) { break; }
            return c;
        }
        int after(void)
        {
            return 1;
        }
        #define OPEN(x) \
            if (x) { \
                x++;
        #define CLOSE }
        int last(void)
        {
            return 2;
         }
        int behind(int a,
                   int b) {
            switch (a) {
            case 1: {
                return 3;
            }
            }
            return 4;
        }
        int end;
        """;

    [TestCase(2, null)]
    [TestCase(4, "5-10")]
    [TestCase(7, "5-10")]
    [TestCase(9, "5-10")]
    [TestCase(10, "5-10")]
    [TestCase(14, "14-14")]
    [TestCase(17, "19-19")]
    [TestCase(19, "19-19")]
    [TestCase(20, null)]
    [TestCase(99, null)]
    public void A_Python_function_is_found_by_indentation(int line, string? expected) => Is("m.py", Python, line, expected);

    [TestCase(4, null)]
    [TestCase(5, "5-6")]
    [TestCase(6, "5-6")]
    [TestCase(7, "8-11")]
    [TestCase(9, "8-11")]
    [TestCase(10, "8-11")]
    [TestCase(12, "12-12")]
    [TestCase(1, null)]
    public void A_CSharp_member_is_found_by_syntax(int line, string? expected) => Is("m.cs", CSharp, line, expected);

    [TestCase(2, null)]
    [TestCase(5, "4-7")]
    [TestCase(6, "4-7")]
    [TestCase(10, "9-11")]
    [TestCase(8, null)]
    public void A_C_function_is_found_by_its_braces(int line, string? expected) => Is("m.cpp", C, line, expected);

    [TestCase(5, "2-10")]
    [TestCase(9, "2-10")]
    [TestCase(14, "12-26")]
    [TestCase(24, "12-26")]
    [TestCase(29, "28-30")]
    [TestCase(32, null)]
    [TestCase(37, "36-39")]
    [TestCase(43, "40-47")]
    [TestCase(46, "40-47")]
    [TestCase(48, null)]
    public void Braces_that_do_not_match_do_not_join_functions_of_C(int line, string? expected) => Is("m.c", UnevenC, line, expected);

    [TestCase("m.py", "    return x", true)]
    [TestCase("m.py", "    # return x", false)]
    [TestCase("m.py", "from a import b", false)]
    [TestCase("m.py", "    @cache", false)]
    [TestCase("m.py", "    )", false)]
    [TestCase("m.py", "", false)]
    [TestCase("m.cs", "using System;", false)]
    [TestCase("m.cs", "using var x = Open();", true)]
    [TestCase("m.cs", "    }", false)]
    [TestCase("m.cs", "    // says", false)]
    [TestCase("m.cs", "    [Pure]", false)]
    [TestCase("m.cs", "    return a;", true)]
    [TestCase("m.c", "#include <a.h>", false)]
    [TestCase("m.c", "    return a;", true)]
    public void Only_lines_that_do_something_count(string path, string text, bool counts)
    {
        Assert.That(FunctionScope.Counts(path, text), NUnit.Framework.Is.EqualTo(counts));
    }

    private static void Is(string path, string text, int line, string? expected)
    {
        var found = FunctionScope.Around(path, text.ReplaceLineEndings("\n").Split('\n'), line);

        Assert.That(found is var (first, last) ? $"{first}-{last}" : null, NUnit.Framework.Is.EqualTo(expected));
    }
}
