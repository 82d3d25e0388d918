using Bench.Contracts.Tasks;
using Bench.Harvester.Build;

namespace Bench.Harvester.Tests.Build;

[TestFixture]
public sealed class RecipeDetectionTests
{
    private const string Function = "def test_it():\n    assert True\n";
    private const string Case = "import unittest\nclass T(unittest.TestCase):\n    def test_it(self):\n        pass\n";

    [Test]
    public void A_source_folder_goes_on_the_import_path()
    {
        var recipe = Python(("src/acme/__init__.py", ""), ("tests/__init__.py", ""), ("tests/test_a.py", Case));

        Assert.That(recipe.Environment.Variables!["PYTHONPATH"], Is.EqualTo("{repo}/src"));
        Assert.That(recipe.Build!.Commands[0][^1], Is.EqualTo("{repo}/src/acme"));
    }

    [Test]
    public void A_package_beside_its_tests_is_imported_from_the_root()
    {
        var recipe = Python(("acme/__init__.py", ""), ("acme/core.py", ""), ("test/test_a.py", Function), ("setup.py", "setup()"));

        Assert.That(recipe.Environment.Variables!["PYTHONPATH"], Is.EqualTo("{repo}"));
        Assert.That(recipe.Tests.Command[^1], Is.EqualTo("test"));
    }

    [Test]
    public void A_single_module_is_a_package_too()
    {
        var recipe = Python(("acme.py", ""), ("setup.py", ""), ("test_acme.py", Function));

        Assert.That(recipe.Build!.Commands[0], Does.Contain("{repo}/acme.py").And.Not.Contain("{repo}/setup.py"));
    }

    [Test]
    public void Classes_of_unittest_alone_are_run_by_unittest()
    {
        Assert.That(Python(("acme/__init__.py", ""), ("tests/__init__.py", ""), ("tests/test_a.py", Case)).Tests, Is.EqualTo(new TestSuite(TestFramework.Unittest)));
    }

    [Test]
    public void A_test_folder_that_is_no_package_is_where_unittest_starts()
    {
        Assert.That(Python(("acme/__init__.py", ""), ("tests/test_a.py", Case)).Tests.Command, Does.Contain("--start").And.Contain("tests"));
    }

    [TestCase("conftest.py", "")]
    [TestCase("pytest.ini", "[pytest]\n")]
    [TestCase("pyproject.toml", "[tool.pytest.ini_options]\nminversion = \"6\"\n")]
    [TestCase("setup.cfg", "[tool:pytest]\ntestpaths = tests\n")]
    [TestCase("tox.ini", "[pytest]\naddopts = -q\n")]
    [TestCase("tests/test_b.py", "import pytest\n")]
    [TestCase("tests/test_c.py", Function)]
    public void A_sign_of_pytest_makes_it_the_runner(string path, string text)
    {
        Assert.That(Python(("acme/__init__.py", ""), ("tests/test_a.py", Case), (path, text)).Tests.Framework, Is.EqualTo(TestFramework.Pytest));
    }

    [Test]
    public void Options_for_plugins_that_are_not_there_are_set_aside_and_the_import_mode_stays()
    {
        var recipe = Python(
            ("acme/__init__.py", ""), ("tests/test_a.py", Function), ("pyproject.toml", "[tool.pytest.ini_options]\naddopts = [\"--cov=acme\", \"--import-mode=importlib\"]\n"));

        Assert.That(recipe.Tests.Command, Does.Contain("addopts=--import-mode=importlib"));
    }

    [Test]
    public void A_library_without_requirements_runs_on_the_machine_and_needs_no_network_where_the_base_has_all()
    {
        var recipe = Python(("acme/__init__.py", ""), ("tests/test_a.py", Function));

        Assert.That(recipe.Environment.Host!.Requires, Is.EqualTo(new[] { "python3" }));
        Assert.That(recipe.Files[Recipe.Dockerfile], Does.Contain("import coverage, pytest, unittest' 2>/dev/null; then"));
    }

    [Test]
    public void Requirements_become_packages_of_Debian()
    {
        var recipe = Python(
            ("acme/__init__.py", ""), ("tests/test_a.py", Function),
            ("pyproject.toml", "[project]\ndependencies = [\n  \"numpy>=1.20\",\n  \"PyYAML\", # for files\n  \"pywin32; sys_platform == 'win32'\",\n]\n[project.optional-dependencies]\ntest = [\"hypothesis\", \"pytest-cov\"]\ndocs = [\"sphinx\"]\n"));

        Assert.That(PythonRecipe.PackagesOf(recipe), Is.EquivalentTo(new[] { "python3-coverage", "python3-hypothesis", "python3-numpy", "python3-pytest", "python3-yaml" }));
    }

    [Test]
    public void Modules_in_C_are_built_in_place()
    {
        var recipe = Python(("acme/__init__.py", ""), ("acme/fast.pyx", ""), ("setup.py", "ext_modules=cythonize('acme/fast.pyx')"), ("tests/test_a.py", Function));

        Assert.That(recipe.Build!.Commands[0], Does.Contain("build_ext"));
        Assert.That(PythonRecipe.PackagesOf(recipe), Does.Contain("python3-dev").And.Contain("gcc"));
    }

    [TestCase(">=3.8", false)]
    [TestCase(">=3.6,<3.10", true)]
    [TestCase(">=3.8,<3.13", false)]
    [TestCase("<=3.9", true)]
    [TestCase("~=3.7,<3.11", true)]
    public void A_tree_for_older_Pythons_is_marked(string bounds, bool marked)
    {
        var recipe = Python(("acme/__init__.py", ""), ("tests/test_a.py", Function), ("pyproject.toml", $"[project]\nrequires-python = \"{bounds}\"\n"));

        Assert.That(recipe.Warnings, marked ? Has.Length.EqualTo(1) : Is.Empty);
    }

    [TestCase("CMakeLists.txt", "cmake", "ctest")]
    [TestCase("meson.build", "meson", "sh")]
    [TestCase("Makefile", "make", "sh")]
    public void The_build_file_of_a_C_tree_chooses_its_recipe(string file, string name, string runner)
    {
        var recipe = RecipeDetection.Detect(Tree((file, "check:\n\ttrue\n"), ("src/a.c", "int a;")), [])!;

        Assert.That(recipe.Name, Is.EqualTo(name));
        Assert.That(recipe.Language, Is.EqualTo("c"));
        Assert.That(recipe.Tests.Command[0], Is.EqualTo(runner));
    }

    [Test]
    public void A_tree_with_cpp_files_is_cpp()
    {
        Assert.That(RecipeDetection.Detect(Tree(("CMakeLists.txt", ""), ("a.cpp", "")), [])!.Language, Is.EqualTo("cpp"));
    }

    [Test]
    public void A_library_in_C_with_a_test_in_cpp_is_C()
    {
        Assert.That(RecipeDetection.Detect(Tree(("CMakeLists.txt", ""), ("a.c", ""), ("b.c", ""), ("test/t.cpp", "")), [])!.Language, Is.EqualTo("c"));
    }

    [TestCase("meson.build", "test('a', exe)\n", "meson")]
    [TestCase("test/meson.build", "foreach name : names\n  test(name, exe)\nendforeach\n", "meson")]
    [TestCase("meson.build", "executable('test', 'a.c')\n", "cmake")]
    [TestCase("subprojects/other/meson.build", "test('a', exe)\n", "cmake")]
    [TestCase("Makefile", ".PHONY: all check\nall:\n\ttrue\ncheck test: all\n\t./a\n", "make")]
    [TestCase("Makefile", "all:\n\ttrue\ntest := no\n", "cmake")]
    [TestCase("tests/CMakeLists.txt", "  Add_Test (NAME a COMMAND a)\n", "cmake")]
    public void Of_several_build_files_the_one_that_knows_tests_is_taken(string path, string text, string name)
    {
        var files = new Dictionary<string, string> { ["CMakeLists.txt"] = "add_library(a a.c)\n# add_test(a)\n", ["meson.build"] = "project('a', 'c')\n", ["a.c"] = "" };
        files[path] = text;

        Assert.That(RecipeDetection.Detect(SourceTree.Of(files), [])!.Name, Is.EqualTo(name));
    }

    [TestCase("check: all\n\ttrue\ntest: check\n", "check")]
    [TestCase("all:\n\ttrue\ncheck test: all\n\t./a\n", "check")]
    [TestCase("all:\n\ttrue\ntest:all\n\t./a\n", "test")]
    public void Make_tests_with_the_target_that_there_is(string makefile, string target)
    {
        Assert.That(RecipeDetection.Detect(Tree(("Makefile", makefile), ("a.c", "")), [])!.Tests.Command[^1], Does.Contain($"make -f Makefile {target};"));
    }

    [Test]
    public void A_makefile_without_a_target_that_tests_is_no_recipe()
    {
        Assert.That(RecipeDetection.Detect(Tree(("Makefile", "all:\n\ttrue\ntest-data: all\nTEST = 1\n"), ("a.c", "")), []), Is.Null);
    }

    [Test]
    public void The_changed_files_choose_among_languages()
    {
        var tree = Tree(("acme/__init__.py", ""), ("tests/test_a.py", Function), ("CMakeLists.txt", ""), ("a.c", ""));

        Assert.That(RecipeDetection.Detect(tree, ["a.c"])!.Name, Is.EqualTo("cmake"));
        Assert.That(RecipeDetection.Detect(tree, ["acme/core.py"])!.Name, Is.EqualTo("python"));
        Assert.That(RecipeDetection.Detect(tree, [])!.Name, Is.EqualTo("python"));
    }

    [Test]
    public void A_tree_that_says_nothing_has_no_recipe()
    {
        Assert.That(RecipeDetection.Detect(Tree(("README.md", "# Hello"), ("acme/__init__.py", "")), []), Is.Null);
    }

    private static Recipe Python(params (string Path, string Text)[] files) => RecipeDetection.Detect(Tree(files), [])!;

    private static SourceTree Tree(params (string Path, string Text)[] files) => SourceTree.Of(files.Select(file => KeyValuePair.Create(file.Path, file.Text)));
}
