using Bench.Harvester.Build;

namespace Bench.Harvester.Tests.Build;

[TestFixture]
public sealed class RecipeRepairTests
{
    private static readonly Recipe Python = RecipeDetection.Detect(
        SourceTree.Of([KeyValuePair.Create("acme/__init__.py", ""), KeyValuePair.Create("tests/test_a.py", "def test_a(): pass")]), [])!;

    private static readonly Recipe Dotnet = DotnetRecipe.Detect(
        SourceTree.Of([KeyValuePair.Create("T/T.csproj", "<Project><PropertyGroup><IsTestProject>true</IsTestProject><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>")]), [])!;

    [Test]
    public void A_module_that_cannot_be_imported_is_installed()
    {
        var better = RecipeRepair.Of(Python, "E   ModuleNotFoundError: No module named 'yaml.reader'")!;

        Assert.That(PythonRecipe.PackagesOf(better), Does.Contain("python3-yaml"));
        Assert.That(RecipeRepair.Of(better, "E   ModuleNotFoundError: No module named 'yaml'"), Is.Null, "what did not help is not tried again");
    }

    [Test]
    public void Options_that_pytest_does_not_know_are_set_aside()
    {
        var better = RecipeRepair.Of(Python, "__main__.py: error: unrecognized arguments: --mypy")!;

        Assert.That(better.Tests.Command, Does.Contain("addopts="));
    }

    [Test]
    public void A_package_that_the_source_does_not_have_is_removed()
    {
        var better = RecipeRepair.Of(Dotnet, "/repo/T.csproj : error NU1101: Unable to find package Polyfill. No packages exist with this id in source(s): nuget.org")!;

        Assert.That(better.Files[DotnetRecipe.Targets], Does.Contain("<PackageReference Remove=\"Polyfill\" />"));
    }

    [Test]
    public void A_version_that_the_source_does_not_have_is_moved_to_the_nearest()
    {
        const string Log = """
            /repo/T.csproj : error NU1102: Unable to find package Serilog with version (>= 4.0.0)
            /repo/T.csproj : error NU1102:   - Found 10 version(s) in nuget.org [ Nearest version: 3.1.1 ]
            """;

        var targets = RecipeRepair.Of(Dotnet, Log)!.Files[DotnetRecipe.Targets];

        Assert.That(targets, Does.Contain("<PackageReference Update=\"Serilog\" Version=\"3.1.1\"").And.Contain("<PackageVersion Update=\"Serilog\" Version=\"3.1.1\" />"));
        Assert.That(targets, Does.Not.Contain("Remove"));
    }

    [Test]
    public void What_was_moved_and_asks_for_something_missing_is_removed()
    {
        const string Moved = """
            /repo/T.csproj : error NU1102: Unable to find package Acme.Http with version (>= 4.0.0)
            /repo/T.csproj : error NU1102:   - Found 10 version(s) in nuget.org [ Nearest version: 3.2.0 ]
            """;
        var moved = RecipeRepair.Of(Dotnet, Moved)!;

        const string Missing = "/repo/T.csproj : error NU1101: Unable to find package Acme.Core. No packages exist with this id in source(s): nuget.org";

        var first = RecipeRepair.Of(moved, Missing)!;
        var better = RecipeRepair.Of(first, Missing)!;

        Assert.That(first.Files[DotnetRecipe.Targets], Does.Not.Contain("Remove=\"Acme.Http\""), "a project may name what is missing itself");
        Assert.That(better.Files[DotnetRecipe.Targets], Does.Contain("<PackageReference Remove=\"Acme.Http\" />"));
        Assert.That(better.Notes[^1], Does.Contain("Acme.Http removed"));
    }

    [Test]
    public void A_build_that_changes_files_is_no_longer_checked_for_it_and_the_task_says_so()
    {
        var better = RecipeRepair.Of(Dotnet, RecipeRepair.Drift)!;

        Assert.That(better.Build!.Outputs, Is.Empty);
        Assert.That(better.Warnings, Is.Not.Empty);
    }

    [Test]
    public void A_log_that_asks_for_nothing_changes_nothing()
    {
        Assert.That(RecipeRepair.Of(Python, "SyntaxError: invalid syntax"), Is.Null);
        Assert.That(RecipeRepair.Of(Dotnet, "error CS1002: ; expected"), Is.Null);
    }

    [TestCase("bgzf.c:38:10: fatal error: zlib.h: No such file or directory", "zlib1g-dev")]
    [TestCase("a.cpp:3:10: fatal error: boost/any.hpp: No such file or directory", "libboost-all-dev")]
    [TestCase("/usr/bin/ld: cannot find -llzma: No such file or directory", "liblzma-dev")]
    [TestCase("../meson.build:4:0: ERROR: Dependency \"glib-2.0\" not found, tried pkgconfig and cmake", "libglib2.0-dev")]
    [TestCase("Could NOT find ZLIB (missing: ZLIB_LIBRARY ZLIB_INCLUDE_DIR)", "zlib1g-dev")]
    [TestCase("/bin/sh: 1: bison: not found", "bison")]
    [TestCase("make[1]: gperf: No such file or directory", "gperf")]
    public void What_a_build_in_C_misses_is_installed(string log, string package)
    {
        var native = NativeRecipe.Detect(SourceTree.Of([KeyValuePair.Create("a.c", "int a;"), KeyValuePair.Create("Makefile", "test:\n\ttrue\n")]))!;

        var better = RecipeRepair.Of(native, "cc -c\n" + log + "\nmake: *** [Makefile:194: a.o] Error 1")!;

        Assert.That(NativeRecipe.PackagesOf(better), Is.EquivalentTo(NativeRecipe.PackagesOf(native).Add(package)));
        Assert.That(RecipeRepair.Of(better, log), Is.Null, "what did not help is not tried again");
    }

    [Test]
    public void A_header_of_the_trees_own_is_no_package()
    {
        var native = NativeRecipe.Detect(SourceTree.Of([KeyValuePair.Create("a.c", "int a;"), KeyValuePair.Create("Makefile", "test:\n\ttrue\n")]))!;

        Assert.That(RecipeRepair.Of(native, "a.c:1:10: fatal error: acme/config.h: No such file or directory"), Is.Null);
    }

    [TestCase("meson.build", "meson.build:1:0: ERROR: project got unknown keyword arguments \"license_files\"")]
    [TestCase("meson.build", "meson.build:1:0: ERROR: Meson version is 1.0.1 but project requires >=1.4.0")]
    [TestCase("CMakeLists.txt", "CMake Error at CMakeLists.txt:1 (cmake_minimum_required):\n  CMake 3.30 or higher is required.  You are running version 3.25.1")]
    public void A_newer_build_tool_comes_from_the_backports_once(string file, string log)
    {
        var native = NativeRecipe.Detect(SourceTree.Of([KeyValuePair.Create("a.c", "int a;"), KeyValuePair.Create(file, "")]))!;

        var better = RecipeRepair.Of(native, log)!;
        var both = RecipeRepair.Of(better, "a.c:1:10: fatal error: zlib.h: No such file or directory")!;

        Assert.That(both.Files[Recipe.Dockerfile], Does.Contain($"-t bookworm-backports {native.Name} ").And.Contain(" zlib1g-dev \\"));
        Assert.That(NativeRecipe.PackagesOf(both), Is.EquivalentTo(NativeRecipe.PackagesOf(native).Add("zlib1g-dev")));
        Assert.That(RecipeRepair.Of(better, log), Is.Null, "what did not help is not tried again");
    }
}
