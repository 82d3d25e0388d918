using System.Collections.Immutable;
using System.Runtime.Loader;
using System.Text.Json;
using Bench.Harvester.Measure.Templates;

namespace Bench.Harvester.Tests.Measure;

/// <summary>Guarding tests of .NET run without their framework: with setups and with the arguments that marks alone tell.</summary>
public sealed class DotnetGuardingTestsTests
{
    private const string Suite = """
        using NUnit.Framework;

        namespace Microsoft.VisualStudio.TestTools.UnitTesting
        {
            [AttributeUsage(AttributeTargets.Method)] public class TestMethodAttribute : Attribute;
            [AttributeUsage(AttributeTargets.Method)] public class ClassInitializeAttribute : Attribute;
            [AttributeUsage(AttributeTargets.Method, AllowMultiple = true)] public class DataRowAttribute(params object[] values) : Attribute { public object[] Values => values; }
        }

        namespace Tiny.Tests
        {
            public class Sums
            {
                private int start;
                private int once;

                [OneTimeSetUp] public void Once() => once++;
                [SetUp] public void Begin() => start = 40;

                [Test] public void Adds() { Assert.That(start + 2, Is.EqualTo(42)); Assert.That(once, Is.EqualTo(1)); }
                [Test] public void Is_wrong() => Assert.That(start, Is.Zero);
                [TestCase(1, 2, 3)] [TestCase(2, 2, 4)] public void Of_both(int one, long other, double sum) => Assert.That(one + other, Is.EqualTo(sum));
                [TestCase(3, ExpectedResult = 9)] public int Square(int number) => number * number;
                [TestCase(3, ExpectedResult = 8)] public int Cube(int number) => number * number * number;
                [Test] public async Task Later() { await Task.Yield(); throw new InvalidOperationException("later"); }
                [TestCaseSource(nameof(Rows))] public void Of_a_source(int number) => Assert.That(number, Is.Positive);
                public static int[] Rows() => new[] { 1 };
            }

            public class Plain
            {
                [Microsoft.VisualStudio.TestTools.UnitTesting.TestMethod, Microsoft.VisualStudio.TestTools.UnitTesting.DataRow(2, "two")] public void Row(int number, string word) => Assert.That(word, Has.Length.EqualTo(number + 1));
            }

            public class Begun
            {
                [Microsoft.VisualStudio.TestTools.UnitTesting.ClassInitialize] public static void Begin(object context) { }
                [Microsoft.VisualStudio.TestTools.UnitTesting.TestMethod] public void Something() { }
            }

            public class Tidy
            {
                private static int held;
                [SetUp] public void Take() => Assert.That(++held, Is.EqualTo(1));
                [TearDown] public void Free() => held--;
                [Test] public void Holds_one() => Assert.That(held, Is.EqualTo(1));
            }

            public class Needs
            {
                public Needs(string fixture) { }
                [Test] public void Something() { }
            }
        }
        """;

    private string _tree = "";

    [SetUp]
    public void Build()
    {
        _tree = Directory.CreateTempSubdirectory("bench-guarding-").FullName;
        var bin = Directory.CreateDirectory(Path.Combine(_tree, "tests", "bin", "Release")).FullName;
        Directory.CreateDirectory(Path.Combine(_tree, ".bench"));
        File.Copy(typeof(Assert).Assembly.Location, Path.Combine(bin, "nunit.framework.dll"));
        Compile("Tiny.Tests", Suite, bin);
        // What a compiler leaves on its way cannot be loaded.
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(_tree, "tests", "obj")).FullName, "Tiny.Tests.dll"), "not an assembly");
        Compile("Workload", TemplateFiles.Text(TemplateFiles.DotnetGuardingTests), Path.Combine(_tree, ".bench"));
    }

    [TearDown]
    public void Remove() => Directory.Delete(_tree, recursive: true);

    [TestCase("Plain::Row (2,two)", "passed")]
    [TestCase("Begun::Something", "not run here")]
    [TestCase("Tidy::Holds_one", "passed")]
    public void Other_frameworks_and_what_has_to_be_tidied_up(string test, string status) =>
        Assert.That(Statuses(["Tiny.Tests." + test, "Tiny.Tests.Sums::Square(3)"], seed: 1)[0], Is.EqualTo(status));

    [TestCase("Adds", "passed")]
    [TestCase("Is_wrong", "failed")]
    [TestCase("Of_both(2,2,4)", "passed")]
    [TestCase("Square(3)", "passed")]
    [TestCase("Cube(3)", "failed")]
    [TestCase("Later", "failed")]
    [TestCase("Of_a_source(1)", "not run here")]
    [TestCase("Gone", "not run here")]
    public void A_test_has_the_status_that_its_framework_gives_it(string test, string status) =>
        Assert.That(Statuses(["Tiny.Tests.Sums::" + test, "Tiny.Tests.Sums::Square(3)"], seed: 1)[0], Is.EqualTo(status));

    [Test]
    public void The_order_is_the_seed_s_and_the_answer_is_not()
    {
        string[] tests = ["Tiny.Tests.Sums::Adds", "Tiny.Tests.Sums::Is_wrong", "Tiny.Tests.Needs::Something", "Tiny.Tests.Sums::Square(3)"];

        Assert.That(Statuses(tests, seed: 1), Is.EqualTo(new[] { "passed", "failed", "not run here", "passed" }));
        Assert.That(Statuses(tests, seed: 99), Is.EqualTo(Statuses(tests, seed: 1)));
    }

    [TestCase("Tiny.Tests.Needs::Something")]
    [TestCase("Tiny.Tests.Sums::Is_wrong")]
    public void Where_no_test_passes_there_is_no_answer(string test) =>
        Assert.That(() => Statuses([test], seed: 1), Throws.InnerException.Message.Contains("without its framework"));

    [Test]
    public void Calls_of_one_process_share_what_the_compiler_made()
    {
        var before = Loads();
        var workload = Made();
        Answer(workload, ["Tiny.Tests.Sums::Square(3)"], seed: 1);
        Answer(workload, ["Tiny.Tests.Sums::Square(3)"], seed: 2);

        Assert.That(Loads() - before, Is.EqualTo(1));

        static int Loads() => AssemblyLoadContext.All.SelectMany(context => context.Assemblies).Count(assembly => assembly.GetName().Name == "Tiny.Tests");
    }

    private string[] Statuses(string[] tests, long seed) => Answer(Made(), tests, seed);

    /// <summary>The workload as a process of its own has it: nothing was loaded before.</summary>
    private object Made() => Activator.CreateInstance(new AssemblyLoadContext(name: null).LoadFromAssemblyPath(Path.Combine(_tree, ".bench", "Workload.dll")).GetType("Workload")!)!;

    private static string[] Answer(object workload, string[] tests, long seed)
    {
        var type = workload.GetType();
        var parameters = ImmutableDictionary<string, JsonElement>.Empty
            .Add("tests", JsonSerializer.SerializeToElement(tests)).Add("rounds", JsonSerializer.SerializeToElement(2)).Add("assembly", JsonSerializer.SerializeToElement("Tiny.Tests"));
        var state = type.GetMethod("Setup")!.Invoke(workload, [seed, parameters]);
        return (string[])type.GetMethod("Observe")!.Invoke(workload, [type.GetMethod("Run")!.Invoke(workload, [state])])!;
    }

    private static void Compile(string name, string text, string folder) => File.WriteAllBytes(Path.Combine(folder, name + ".dll"), CompiledText.Of(name, text));
}
