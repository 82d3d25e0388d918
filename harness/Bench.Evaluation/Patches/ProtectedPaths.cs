using System.Collections.Immutable;

namespace Bench.Evaluation.Patches;

/// <summary>
/// The paths that decide what is tested, measured, built or installed. A submission changes none of them unless its task
/// says so; new files count too. Changing this list can move a score.
/// </summary>
public static class ProtectedPaths
{
    private const string Tests =
        "**/test/** **/tests/** **/testing/** **/_testing/** **/__tests__/** **/*.test/** **/*.tests/** **/*.*tests/** **/unittests/** **/integrationtests/** "
        + "**/functionaltests/** **/unittest/** **/test_* **/*_test.* **/*_tests.* **/*_unittest.* **/test.py **/tests.py **/*.tests.*";

    private const string Fixtures =
        "**/fixture/** **/fixtures/** **/testdata/** **/test_data/** **/test-data/** **/testresources/** **/golden/** **/goldens/** **/__snapshots__/** "
        + "**/*.snap **/*.verified.* **/*.approved.*";

    private const string Benchmarks =
        "**/benchmark/** **/benchmarks/** **/*.benchmark/** **/*.benchmarks/** **/asv_bench/** **/asv.conf.json **/bench_*.py **/*_bench.* .bench/**";

    private const string Runners =
        "**/conftest.py **/pytest.ini **/.pytest.ini **/pytest.toml **/.pytest.toml **/tox.ini **/tox.toml **/setup.cfg **/noxfile.py **/.coveragerc **/sitecustomize.py "
        + "**/usercustomize.py **/*.pth **/*.start **/*.runsettings **/*.testsettings **/xunit.runner.json **/*.xunit.runner.json **/testconfig.json **/*.testconfig.json";

    private const string Builds =
        "**/setup.py **/pyproject.toml **/hatch_build.py **/pdm_build.py **/_custom_build.py **/versioneer.py **/manifest.in **/meson.build **/meson.options **/meson_options.txt **/cmakelists.txt **/*.cmake "
        + "**/cmakepresets.json **/makefile **/makefile.* **/gnumakefile **/*.mk **/configure **/configure.ac **/build.bazel **/workspace **/*.bzl **/*.csproj **/*.fsproj **/*.vbproj "
        + "**/*.proj **/*.shproj **/*.projitems **/*.vcxproj **/*.props **/*.targets **/*.tasks **/*.sln* **/*.rsp **/*.ruleset **/.globalconfig **/.editorconfig **/global.json **/nuget.config "
        + "**/app.config **/runtimeconfig.template.json **/*.runtimeconfig.json **/dotnet-tools.json build.py build.sh build.ps1 build.cmd build.bat build.cake";

    private const string Dependencies =
        "**/requirements*.txt **/requirements*.in **/requirements/** **/constraints*.txt **/*.lock **/pipfile **/environment*.yml **/environment*.yaml **/packages.lock.json **/packages.config "
        + "**/package.json **/package-lock.json **/paket.dependencies **/paket.references **/pip.conf **/uv.toml **/conanfile.* **/vcpkg.json";

    private const string Automation =
        "**/.git* **/.git*/** .ci/** .circleci/** .config/** .devcontainer/** .travis.yml azure-pipelines* **/azure-pipelines*.yml **/appveyor.yml **/.appveyor.yml **/.pre-commit-config.yaml "
        + "**/dockerfile* **/*.dockerfile **/docker-compose* **/.dockerignore";

    /// <summary>The patterns, in groups by what they guard.</summary>
    public static ImmutableArray<Glob> BuiltIn { get; } =
        [.. new[] { Tests, Fixtures, Benchmarks, Runners, Builds, Dependencies, Automation }.SelectMany(group => group.Split(' ')).Select(pattern => new Glob(pattern))];

    /// <summary>True for a module at a root of imports that would be found in place of a module of Python's library or of a test runner.</summary>
    public static bool ShadowsModule(string path)
    {
        var names = Glob.Fold(path).AsSpan();
        names = names[0] is "SRC" or "LIB" && names.Length > 1 ? names[1..] : names;
        return names.Length switch
        {
            1 => IsSource(names[0]) && ShadowedModules.Names.Contains(names[0][..names[0].IndexOf('.', StringComparison.Ordinal)]),
            2 => names[1].StartsWith("__INIT__.", StringComparison.Ordinal) && ShadowedModules.Names.Contains(names[0]),
            _ => false,
        };
    }

    private static bool IsSource(string name) => Path.GetExtension(name) is ".PY" or ".PYX" or ".PYW";
}
