using System.Text.Json.Nodes;
using Bench.Contracts.Outcomes;
using Bench.Evaluation.Patches;

namespace Bench.Evaluation.Tests.Patches;

public sealed class TripwireTests
{
    [TestCase("a.py", "    time.perf_counter = lambda: 0.0")]
    [TestCase("a.py", "setattr(time, name, fake)")]
    [TestCase("a.py", "timeit.default_timer=fake")]
    [TestCase("a.pyx", "import ctypes")]
    [TestCase("a.py", "exec(base64.b64decode(DATA))")]
    [TestCase("a.py", "if sys._getframe(2).f_code.co_name == 'run':")]
    [TestCase("a.py", "frame = inspect.currentframe()")]
    [TestCase("a.py", "if 'bench_workload' in sys.modules:")]
    [TestCase("a.py", "open('/proc/self/cmdline')")]
    [TestCase("a.py", "os._exit(0)")]
    [TestCase("a.py", "import atexit")]
    [TestCase("a.py", "raise unittest.SkipTest('x')")]
    [TestCase("A.cs", "public static class Stopwatch")]
    [TestCase("A.cs", "using Stopwatch = Acme.Fake;")]
    [TestCase("A.cs", "    [DllImport(\"libc\")]")]
    [TestCase("A.cs", "Assembly.LoadFrom(path)")]
    [TestCase("A.cs", "var caller = new StackTrace().GetFrame(1);")]
    [TestCase("A.cs", "if (Assembly.GetEntryAssembly()!.FullName == name)")]
    [TestCase("A.cs", "    [ModuleInitializer]")]
    [TestCase("A.cs", "Environment.Exit(0);")]
    public void What_a_person_should_see_is_flagged(string path, string line)
    {
        var flag = FlagsOf(path, line).Single();
        Assert.That(flag.Code, Is.EqualTo(ReasonCode.ReviewIntegrity));
        Assert.That(flag.Detail, Does.StartWith("Patch line 6:").And.Contain(path).And.Not.Contain(line.Trim()));
    }

    [TestCase("a.py", "    start = time.perf_counter()")]
    [TestCase("a.py", "    self.time.value = 3")]
    [TestCase("a.py", "    if time.monotonic() == start:")]
    [TestCase("a.py", "    result = frame.eval(expression)")]
    [TestCase("a.py", "    pattern = re.compile(text)")]
    [TestCase("a.py", "    executor.submit(run)")]
    [TestCase("a.py", "    cache = {}  # by key")]
    [TestCase("a.py", "from functools import lru_cache")]
    [TestCase("a.py", "    monotonic = all(a <= b for a, b in pairs)")]
    [TestCase("a.py", "    return self.environment[name]")]
    [TestCase("A.cs", "    var started = Stopwatch.GetTimestamp();")]
    [TestCase("A.cs", "    private readonly record struct Interval(DateTime From, DateTime To);")]
    [TestCase("A.cs", "    Span<char> buffer = stackalloc char[64];")]
    [TestCase("A.cs", "    [MethodImpl(MethodImplOptions.AggressiveInlining)]")]
    [TestCase("A.cs", "    Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(items), index)")]
    [TestCase("A.cs", "    var line = Environment.NewLine;")]
    [TestCase("notes.md", "call time.perf_counter = fake")]
    public void Ordinary_code_is_not(string path, string line) => Assert.That(FlagsOf(path, line), Is.Empty);

    [Test]
    public void Opaque_lines_are_flagged_in_every_file()
    {
        Assert.That(FlagsOf("a.txt", string.Concat(Enumerable.Repeat("one two ", 76))).Single().Code, Is.EqualTo(ReasonCode.ReviewIntegrity));
        Assert.That(FlagsOf("a.txt", new string('q', 200)).Single().Detail, Does.Contain("may be data"));
        Assert.That(FlagsOf("a.txt", new string('q', 199)), Is.Empty);
    }

    [Test]
    public void Removing_such_a_line_is_not_flagged() =>
        Assert.That(Flags("diff --git a/a.py b/a.py\n--- a/a.py\n+++ b/a.py\n@@ -1,2 +1 @@\n one\n-import ctypes\n"), Is.Empty);

    [TestCase("tally.jsonl")]
    [TestCase("weft.jsonl")]
    public void No_honest_prediction_of_the_samples_is_flagged(string file)
    {
        var patches = File.ReadLines(Path.Combine(RepositoryFolder.Root, "tasks", "samples", "predictions", file)).Select(line => (string)JsonNode.Parse(line)!["model_patch"]!);
        Assert.That(patches.SelectMany(Flags), Is.Empty);
    }

    [TestCase("a.py", "import gc\n\ngc.disable()")]
    [TestCase("a.py", "gc.freeze()")]
    [TestCase("A.cs", "using System.Runtime;\nGCSettings.LatencyMode = GCLatencyMode.SustainedLowLatency;")]
    [TestCase("A.cs", "{\n    AppContext.SetSwitch(\"x\", true);\n}")]
    [TestCase("Directory.Build.props", "<TieredPGO>false</TieredPGO>")]
    public void A_patch_of_settings_alone_is_flagged(string path, string text) =>
        Assert.That(FlagsOf(path, text).Select(flag => flag.Code), Is.EqualTo(new[] { ReasonCode.ConfigOnlyChange }));

    [TestCase("a.py", "import gc\ngc.disable()\nrows = list(rows)")]
    [TestCase("A.cs", "GCSettings.LatencyMode = mode;\nvar rows = new List<string>(count);")]
    [TestCase("a.py", "# a comment")]
    public void Settings_beside_other_changes_are_not(string path, string text) => Assert.That(FlagsOf(path, text), Is.Empty);

    /// <summary>Flags of a patch that adds lines after the first of a file.</summary>
    private static IEnumerable<Reason> FlagsOf(string path, string text)
    {
        var lines = text.Split('\n');
        return Flags($"diff --git a/{path} b/{path}\n--- a/{path}\n+++ b/{path}\n@@ -1 +1,{lines.Length + 1} @@\n one\n{string.Concat(lines.Select(line => $"+{line}\n"))}");
    }

    private static IEnumerable<Reason> Flags(string patch) => new PatchPolicy(unprotected: ["*.props"]).Check(Read.Parsed(patch)).Flags;
}
