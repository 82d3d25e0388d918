using Bench.Contracts.Runs;
using Bench.Harvester.Build;
using Bench.Harvester.Cover;
using Bench.Harvester.Funnel;
using Bench.Harvester.Tests.Build;

namespace Bench.Harvester.Tests.Cover;

/// <summary>Build and Cover on small libraries in C, with the machine's own compilers and build tools in bubblewrap.</summary>
[TestFixture]
[CancelAfter(300_000)]
public sealed class NativeRunTests
{
    private const string Slow = "long total(int n)\n{\n    long sum = 0;\n    for (int i = 0; i < n; i++)\n        sum += i;\n    return sum;\n}\n";
    private const string Fast = "long total(int n)\n{\n    long most = n - 1;\n    return n * most / 2;\n}\n";
    private const string Wrong = "long total(int n)\n{\n    long most = n;\n    return n * most / 2;\n}\n";
    private const string Tests = "#include <string.h>\nlong total(int n);\nint main(int count, char **words)\n{\n    return count > 1 && strcmp(words[1], \"other\") == 0 ? 0 : total(4) != 6;\n}\n";

    /// <summary>Flags are set by the makefile itself, whatever the environment says, and the library is compiled in its own folder.</summary>
    private const string Makefile = "CFLAGS = -O2 -Wall -Werror\nall:\n\tcd lib && $(CC) $(CFLAGS) -c total.c\ncheck: all\n\t$(CC) $(CFLAGS) -o t tests.c lib/total.o\n\t./t\n";
    private const string MesonFile = "project('acme', 'c')\nexe = executable('t', 'tests.c', 'lib/total.c')\ntest('total of four', exe)\ntest('other', exe, args : ['other'])\n";
    private const string CMakeFile = "cmake_minimum_required(VERSION 3.10)\nproject(acme C)\nenable_testing()\nadd_executable(t tests.c lib/total.c)\nadd_test(NAME total+four COMMAND t)\nadd_test(NAME other COMMAND t other)\n";

    private static IEnumerable<TestCaseData> Builds =>
    [
        new TestCaseData("Makefile", Makefile, "make::check").SetArgDisplayNames("Make"),
        new TestCaseData("meson.build", MesonFile, "acme::total of four").SetArgDisplayNames("Meson"),
        new TestCaseData("CMakeLists.txt", CMakeFile, "total+four::total+four").SetArgDisplayNames("CMake"),
    ];

    [TestCaseSource(nameof(Builds))]
    public async Task A_test_that_executes_the_change_guards_and_no_other(string file, string text, string test)
    {
        var result = await RunAsync(file, text, Fast);

        Assert.That(result.Verdict.Accepted, Is.True, Text(result));
        Assert.That(result.Draft!.Tests.Guarding, Is.EqualTo(new[] { test }), Text(result));
        Assert.That(result.Draft.CoveredLines, Is.EqualTo(new[] { "lib/total.c:3", "lib/total.c:4" }), Text(result));
        Assert.That(result.Draft.Build!.Commands, Has.None.Contains("{task}/" + CoverExtras.NativeScript), "the task is built without counters");
    }

    [TestCaseSource(nameof(Builds))]
    public async Task A_change_that_breaks_its_test_is_one_of_behaviour(string file, string text, string test)
    {
        var result = await RunAsync(file, text, Wrong);

        Assert.That(result.Verdict.Reason, Is.EqualTo(CoverReasons.GuardingTestsFail), Text(result));
        Assert.That(result.Verdict.Detail, Does.StartWith(test));
    }

    [Test]
    public async Task A_suite_that_fails_on_both_sides_is_shown_with_what_it_said()
    {
        var result = await RunAsync("Makefile", Makefile + "\t./t\n\techo the terminal is missing; exit 1\n", Fast);

        Assert.That(result.Verdict.Reason, Is.EqualTo(CoverReasons.GuardingTestsFail), Text(result));
        Assert.That(result.Verdict.Evidence.Single(evidence => evidence.Name == "log").Detail, Does.Contain("the terminal is missing"));
    }

    [TestCase("meson.build", "project('acme', 'c')\nif false\n  test('never', find_program('true'))\nendif\n")]
    [TestCase("CMakeLists.txt", "cmake_minimum_required(VERSION 3.10)\nproject(acme C)\nenable_testing()\n")]
    public async Task A_suite_without_a_test_is_told_at_Build(string file, string text)
    {
        var result = await BuildAsync(file, text);

        Assert.That(result.Verdict.Reason, Is.EqualTo(BuildReasons.NoTests), Text(result));
    }

    [Test]
    public async Task A_program_that_the_tests_call_and_nobody_has_is_asked_for_and_named()
    {
        var result = await BuildAsync("Makefile", "all:\n\ttrue\ncheck:\n\t@echo '/bin/sh: 1: gperf: not found'; exit 1\n");

        // The machine's own programs are all that bubblewrap has: the repair changes the image's list alone, and is tried once.
        Assert.That(result.Verdict.Accepted, Is.True, Text(result));
        Assert.That(result.Verdict.Evidence.Select(evidence => evidence.Detail), Does.Contain("added what the build misses: gperf"));
    }

    private static async Task<StageResult> BuildAsync(string file, string text)
    {
        var token = TestContext.CurrentContext.CancellationToken;
        var repository = await SmallRepository.MakeAsync([(file, text), ("lib/total.c", Slow), ("tests.c", Tests)], [("lib/total.c", Fast)], token);
        await using var workshop = await Workshop.OpenAsync(SandboxKind.Bubblewrap, repository.Path, token);
        return await new BuildStage(workshop.Parts, new BuildOptions()).JudgeAsync(repository.Candidate(workshop.Folder), new Lines(), token);
    }

    private static async Task<StageResult> RunAsync(string file, string text, string changed)
    {
        var token = TestContext.CurrentContext.CancellationToken;
        var repository = await SmallRepository.MakeAsync([(file, text), ("lib/total.c", Slow), ("tests.c", Tests)], [("lib/total.c", changed)], token);
        await using var workshop = await Workshop.OpenAsync(SandboxKind.Bubblewrap, repository.Path, token);
        var candidate = repository.Candidate(workshop.Folder);
        var lines = new Lines();
        var built = await new BuildStage(workshop.Parts, new BuildOptions()).JudgeAsync(candidate, lines, token);
        Assert.That(built.Verdict.Accepted, Is.True, Text(built));
        return await new CoverStage(workshop.Parts, CoverOptions.Exactly(2)).JudgeAsync(candidate with { Draft = built.Draft, Verdicts = [built.Verdict] }, lines, token);
    }

    private static string Text(StageResult result) =>
        $"{result.Verdict.Reason}: {result.Verdict.Detail}\n{string.Join('\n', result.Verdict.Evidence.Select(evidence => $"{evidence.Name}: {evidence.Detail}"))}";

    private sealed class Lines : IProgress<string>
    {
        public void Report(string value) => TestContext.Progress.WriteLine(value);
    }
}
