using Bench.Contracts.Tasks;
using Bench.Harvester.Funnel;
using Bench.Harvester.Measure;

namespace Bench.Harvester.Tests.Measure;

/// <summary>Workloads in C and C++ that are handed in, compiled and timed with a static library and with a shared one.</summary>
public sealed class NativeWorkloadTests : MeasureFixture
{
    private const string Head = "unsigned long total(const unsigned char *bytes, unsigned long size);\n";
    private const string Slow = "#include \"total.h\"\nunsigned long total(const unsigned char *bytes, unsigned long size)\n{\n    volatile unsigned long sum = 0;\n    for (int again = 0; again < 6; again++) { sum = 0; for (unsigned long i = 0; i < size; i++) sum += bytes[i]; }\n    return sum;\n}\n";
    private const string Fast = "#include \"total.h\"\nunsigned long total(const unsigned char *bytes, unsigned long size)\n{\n    volatile unsigned long sum = 0;\n    for (unsigned long i = 0; i < size; i++) sum += bytes[i];\n    return sum;\n}\n";
    private const string Include = "#include \"bench_workload.h\"\n#ifdef __cplusplus\nextern \"C\" {\n#endif\n#include \"total.h\"\n#ifdef __cplusplus\n}\n#endif\n";
    private const string Setup = "void *bench_setup(uint64_t seed, const char *parameters) {\n  unsigned char *made = (unsigned char *)malloc(SIZE);\n  for (size_t i = 0; i < SIZE; i++) made[i] = (unsigned char)bench_random(&seed);\n  printf(\"%s\", parameters);\n  return made;\n}\n";
    private const string Run = "void bench_run(void *state, bench_answer *answer) { bench_integer(answer, (int64_t)total((unsigned char *)state, SIZE)); }\n";

    private SampleRepository _repository = null!;
    private IReadOnlyList<string> _commits = [];

    [OneTimeSetUp]
    public async Task WriteTheRepository() => (_repository, _commits) = await SampleRepository.WriteAsync(
        "pile", Folder, new Dictionary<string, string> { ["include/total.h"] = Head, ["total.c"] = Slow }, new Dictionary<string, string> { ["total.c"] = Fast });

    [TestCase("workload.c", "c", false)]
    [TestCase("workload.cpp", "cpp", true)]
    [TestCase("workload.cpp", "c", false)]
    public async Task A_workload_is_built_with_what_the_tree_left_and_measured(string name, string language, bool shared)
    {
        var result = await JudgeAsync(Include + "enum { SIZE = 2000000 };\n" + Setup + Run, name, language, shared);

        Assert.That(result.Verdict.Accepted, Told(result));
        Assert.That(result.Draft!.Replays.Single().Speedup.Low, Is.GreaterThan(1.5));
        Assert.That(result.Draft.Workload!.Runner, Is.EqualTo(WorkloadRunner.Command));
        Assert.That(result.Draft.Build!.Commands[^1], Does.Contain("{task}/bench_workload.sh"));
    }

    [Test]
    public async Task A_short_one_is_called_more_often()
    {
        var result = await JudgeAsync(Include + "enum { SIZE = 100000 };\n" + Setup + Run, "workload.c", "c", shared: false);

        Assert.That(result.Verdict.Accepted, Told(result));
        Assert.That(result.Draft!.Workload!.CallsPerSample, Is.GreaterThan(1));
    }

    [Test]
    public async Task Headers_that_the_build_made_are_found_and_the_notes_beside_a_single_file_count()
    {
        var result = await JudgeAsync(Include + "#include \"made.h\"\nenum { SIZE = MADE * MORE };\n" + Setup + Run, "workload.c", "c", shared: false, "{ \"compile\": [\"-DMORE=2\"] }");

        Assert.That(result.Verdict.Accepted, Told(result));
    }

    [TestCase("void bench_run(void *state, bench_answer *answer) { bench_integer(answer, subtotal(state)); }\n", MeasureReasons.WorkloadFailed, "undefined reference to `subtotal'")]
    [TestCase("void bench_run(void *state, bench_answer *answer) { bench_fail(\"no such input\"); }\n", MeasureReasons.WorkloadFailed, "no such input")]
    [TestCase("void bench_run(void *state, bench_answer *answer) { abort(); }\n", MeasureReasons.WorkloadFailed, "")]
    [TestCase("void bench_run(void *state, bench_answer *answer) { bench_text(answer, total((unsigned char *)state, SIZE) > 0 ? \"ok\" : \"empty\"); }\n", MeasureReasons.OracleWeak, "")]
    public async Task A_workload_that_does_not_serve_is_refused_with_the_reason(string run, string reason, string said)
    {
        var result = await JudgeAsync(Include + "enum { SIZE = 2000000 };\n" + Setup + run, "workload.c", "c", shared: false);

        Assert.That(result.Verdict.Reason, Is.EqualTo(reason), Told(result));
        Assert.That(string.Concat(Directory.GetFiles(Path.Combine(Folder, "logs", "7", "measure"), "refused-*.log").Select(File.ReadAllText)) + Told(result), Does.Contain(said));
    }

    private Task<StageResult> JudgeAsync(string text, string name, string language, bool shared, string? notes = null)
    {
        var file = Workload(text, name);
        if (notes is not null)
        {
            File.WriteAllText(Path.Combine(Path.GetDirectoryName(file)!, "workload.json"), notes);
        }

        var draft = new Draft(
            language,
            new TaskEnvironment(Host: new HostRequirement(["gcc", "g++"])),
            new BuildSpec([shared ? ["gcc", "-O2", "-fPIC", "-shared", "-Iinclude", "-o", "libtotal.so", "total.c"] : ["sh", "-c", "gcc -O2 -Iinclude -c total.c && ar rc libtotal.a total.o && mkdir -p .bench-build/gen && echo '#define MADE 1000000' > .bench-build/gen/made.h"]]),
            new TestSuite(TestFramework.Junit, ["true"]),
            new TaskLimits(MemoryMiB: 512, SampleSeconds: 30));
        return JudgeAsync(_repository, SomeCandidate.Of(SomeCandidate.Request(7, _commits[0], _commits[1]), draft, NewFolder()), Quick with { WorkloadFile = file });
    }
}
