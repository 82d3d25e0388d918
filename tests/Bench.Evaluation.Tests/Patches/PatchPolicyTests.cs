using Bench.Contracts.Outcomes;
using Bench.Evaluation.Patches;

namespace Bench.Evaluation.Tests.Patches;

public sealed class PatchPolicyTests
{
    [TestCase("tests/test_table.py")]
    [TestCase("pkg/tests/data.json")]
    [TestCase("pkg/Tests/helper.py")]
    [TestCase("Acme.Tests/TableTests.cs")]
    [TestCase("src/Acme.UnitTests/TableTests.cs")]
    [TestCase("pkg/test_table.py")]
    [TestCase("pkg/table_test.py")]
    [TestCase("fixtures/big.json")]
    [TestCase("pkg/testdata/a.txt")]
    [TestCase("Snapshots/A.verified.txt")]
    [TestCase("benchmarks/sort.py")]
    [TestCase("Acme.Benchmarks/Program.cs")]
    [TestCase("conftest.py")]
    [TestCase("pkg/deep/CONFTEST.PY")]
    [TestCase("pytest.ini")]
    [TestCase("tox.ini")]
    [TestCase("setup.cfg")]
    [TestCase("noxfile.py")]
    [TestCase("src/sitecustomize.py")]
    [TestCase("usercustomize.py")]
    [TestCase("x.pth")]
    [TestCase("setup.py")]
    [TestCase("pyproject.toml")]
    [TestCase("meson.build")]
    [TestCase("native/CMakeLists.txt")]
    [TestCase("Makefile")]
    [TestCase("src/Acme/Acme.csproj")]
    [TestCase("Directory.Build.props")]
    [TestCase("Directory.Build.targets")]
    [TestCase("Acme.sln")]
    [TestCase("Acme.slnx")]
    [TestCase("Acme.sln.DotSettings")]
    [TestCase("Directory.Build.rsp")]
    [TestCase("global.json")]
    [TestCase("NuGet.Config")]
    [TestCase("ci.runsettings")]
    [TestCase("Acme/xunit.runner.json")]
    [TestCase("Acme/runtimeconfig.template.json")]
    [TestCase("packages.lock.json")]
    [TestCase("poetry.lock")]
    [TestCase("requirements-dev.txt")]
    [TestCase("requirements/base.txt")]
    [TestCase(".gitattributes")]
    [TestCase(".gitmodules")]
    [TestCase(".github/workflows/ci.yml")]
    [TestCase(".ci/run")]
    [TestCase("Dockerfile.dev")]
    [TestCase("timeit.py")]
    [TestCase("random.py")]
    [TestCase("pytest.py")]
    [TestCase("src/json/__init__.py")]
    [TestCase("lib/Time.py")]
    public void What_decides_about_tests_builds_and_clocks_is_protected(string path) =>
        Assert.That(new PatchPolicy().Check(Read.Parsed(Read.NewFile(path))).Refusal?.Code, Is.EqualTo(ReasonCode.PatchProtectedPath));

    [TestCase("src/tally/table.py")]
    [TestCase("pkg/json/encoder.py")]
    [TestCase("pkg/random.py")]
    [TestCase("src/Acme/Contest.cs")]
    [TestCase("src/latest/attest.py")]
    [TestCase("docs/testing.md")]
    [TestCase("README.md")]
    [TestCase("src/benchmarked.py")]
    public void Ordinary_source_is_open(string path)
    {
        var finding = new PatchPolicy().Check(Read.Parsed(Read.NewFile(path)));
        Assert.That((finding.Refusal, finding.Flags.Length, finding.Exceptions.Length), Is.EqualTo(((Reason?)null, 0, 0)));
    }

    [TestCase("rename", "x.py", "tests/conftest.py")]
    [TestCase("rename", "tests/a.py", "src/a.py")]
    [TestCase("copy", "tests/a.py", "src/a.py")]
    [TestCase("copy", "x.py", "timeit.py")]
    public void Both_names_of_a_move_count(string verb, string from, string to) =>
        Assert.That(
            new PatchPolicy().Check(Read.Parsed($"diff --git a/{from} b/{to}\nsimilarity index 100%\n{verb} from {from}\n{verb} to {to}\n")).Refusal?.Code,
            Is.EqualTo(ReasonCode.PatchProtectedPath));

    [Test]
    public void Deleting_a_protected_file_is_refused() =>
        Assert.That(new PatchPolicy().Check(Read.Parsed("diff --git a/tests/a.py b/tests/a.py\ndeleted file mode 100644\nindex 5626abf..0000000\n--- a/tests/a.py\n+++ /dev/null\n@@ -1 +0,0 @@\n-one\n")).Refusal?.Code, Is.EqualTo(ReasonCode.PatchProtectedPath));

    [Test]
    public void A_task_may_lift_the_default_and_the_use_of_it_is_reported()
    {
        var finding = new PatchPolicy(unprotected: ["setup.py"]).Check(Read.Parsed(Read.NewFile("SETUP.py") + Read.NewFile("src/a.py")));
        Assert.That((finding.Refusal, string.Join(' ', finding.Exceptions)), Is.EqualTo(((Reason?)null, "SETUP.py")));
    }

    [Test]
    public void A_tasks_own_protection_is_not_lifted_by_its_exceptions() =>
        Assert.That(new PatchPolicy(protectedPaths: ["src/core/**"], unprotected: ["**"]).Refuses("src/core/a.py")?.Code, Is.EqualTo(ReasonCode.PatchProtectedPath));

    [Test]
    public void Only_editable_paths_are_open_when_a_task_lists_them()
    {
        var policy = new PatchPolicy(editable: ["src/**"]);
        Assert.That((policy.Refuses("src/a.py"), policy.Refuses("docs/a.md")?.Code, policy.Refuses("src/tests/a.py")?.Code), Is.EqualTo(((Reason?)null, ReasonCode.PatchProtectedPath, ReasonCode.PatchProtectedPath)));
    }

    [TestCase("pkg/_fast.so")]
    [TestCase("pkg/_fast.cpython-312-x86_64-linux-gnu.so")]
    [TestCase("pkg/libfast.so.1.2")]
    [TestCase("lib/Acme.DLL")]
    [TestCase("pkg/table.pyc")]
    [TestCase("dist/tally-1.0-py3-none-any.whl")]
    [TestCase("lib/Acme.1.0.0.nupkg")]
    [TestCase("data/answers.pkl")]
    public void A_file_named_like_a_binary_is_refused(string path) =>
        Assert.That(new PatchPolicy().Check(Read.Parsed(Read.NewFile(path))).Refusal?.Code, Is.EqualTo(ReasonCode.PatchBinary));

    [TestCase("x = 1  # \u202e hidden", true)]
    [TestCase("a\u200bb = 1", true)]
    [TestCase("print('\u001b[2J')", true)]
    [TestCase("a = 1\rb = 2", true)]
    [TestCase("\ufeffa = 1", true)]
    [TestCase("größe = 'ñ 你好 😀'\t\f", false)]
    [TestCase("x = 1\r", false)]
    public void Text_that_displays_as_something_else_is_flagged_and_not_refused(string line, bool flagged)
    {
        var finding = new PatchPolicy().Check(Read.Parsed($"diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1,2 @@\n one\n+{line}\n"));
        Assert.That((finding.Refusal, finding.Flags.Any(flag => flag.Code == ReasonCode.PatchTextUnsafe)), Is.EqualTo(((Reason?)null, flagged)));
    }

    [Test]
    public void A_byte_order_mark_at_the_start_of_a_file_is_ordinary() =>
        Assert.That(new PatchPolicy().Check(Read.Parsed(Read.NewFile("a.cs").Replace("+one", "+\ufeffusing System;", StringComparison.Ordinal))).Flags, Is.Empty);

    [Test]
    public void A_pattern_that_is_not_well_formed_is_a_mistake_of_the_task() =>
        Assert.That(() => new PatchPolicy(editable: ["/src"]), Throws.ArgumentException);
}
