using System.Collections.Immutable;
using Bench.Contracts.Tasks;

namespace Bench.Harvester.Build;

/// <summary>The recipe of a C or C++ repository: CMake with ctest, Meson, or Make.</summary>
public static class NativeRecipe
{
    /// <summary>Name of the recipe.</summary>
    public const string Name = "native";

    /// <summary>Folder in the tree that is built in.</summary>
    public const string BuildFolder = ".bench-build";

    private static readonly ImmutableArray<string> Compilers = ["gcc", "g++", "libc6-dev", "make", "pkg-config", "python3"];

    private static readonly ImmutableArray<string> Makefiles = ["GNUmakefile", "Makefile", "makefile"];

    /// <summary>Recognises a C or C++ tree; null when it is none.</summary>
    public static Recipe? Detect(SourceTree tree)
    {
        if (!tree.Paths.Any(path => RecipeDetection.LanguageOf(path) == Name))
        {
            return null;
        }

        var build = "{repo}/" + BuildFolder;
        return tree.Has("CMakeLists.txt") ? Make(
                tree,
                "CMake, by CMakeLists.txt",
                ["cmake", "gcc"],
                [["cmake", "-S", "{repo}", "-B", build, "-DCMAKE_BUILD_TYPE=Release", "-DBUILD_TESTING=ON"], ["cmake", "--build", build, "--parallel", "2"]],
                ["ctest", "--test-dir", build, "--output-junit", "{out}/report.xml"])
            : tree.Has("meson.build") ? Make(
                tree,
                "Meson, by meson.build",
                ["meson", "ninja", "gcc"],
                [["meson", "setup", build, "{repo}", "--buildtype=release"], ["meson", "compile", "-C", build]],
                ["sh", "-c", $"meson test -C {build}; code=$?; cp {build}/meson-logs/testlog.junit.xml {{out}}/report.xml; exit $code"])
            : MakefileOf(tree) is { } makefile ? Make(
                tree,
                $"Make, by {makefile}",
                ["make", "gcc"],
                [["make", "-f", makefile]],
                MakeTests(makefile, tree.Text(makefile)))
            : null;
    }

    private static string? MakefileOf(SourceTree tree) => Makefiles.FirstOrDefault(tree.Has);

    /// <summary>Make writes no report, so its test target is one test.</summary>
    private static ImmutableArray<string> MakeTests(string makefile, string text)
    {
        var target = text.Split('\n').Any(line => line.StartsWith("check:", StringComparison.Ordinal)) ? "check" : "test";
        const string Failed = "<failure message=\"see the log\"/>";
        return
        [
            "sh", "-c",
            $"make -f {makefile} {target}; code=$?; if [ $code = 0 ]; then said=; else said='{Failed}'; fi; "
            + $"echo \"<testsuites><testsuite name=\\\"make\\\"><testcase classname=\\\"make\\\" name=\\\"{target}\\\">$said</testcase></testsuite></testsuites>\" > {{out}}/report.xml; exit $code",
        ];
    }

    private static Recipe Make(SourceTree tree, string note, ImmutableArray<string> programs, ImmutableArray<ImmutableArray<string>> commands, ImmutableArray<string> test)
    {
        var cpp = tree.Paths.Any(path => Path.GetExtension(path) is ".cc" or ".cpp" or ".cxx" or ".hpp");
        var tools = Compilers.Concat(programs[0] == "cmake" ? ["cmake"] : programs[0] == "meson" ? ["meson", "ninja-build"] : []);
        return new Recipe(
            programs[0],
            cpp ? "cpp" : "c",
            new TaskEnvironment(Dockerfile: Recipe.Dockerfile, Host: new HostRequirement(programs)),
            new BuildSpec(commands),
            new TestSuite(TestFramework.Junit, test, "report.xml"),
            new TaskLimits(MemoryMiB: 3072, Pids: 512, DiskMiB: 4096, BuildSeconds: 900, TestSeconds: 900, SampleSeconds: 60),
            ImmutableSortedDictionary<string, string>.Empty.Add(Recipe.Dockerfile, Template.Fill("native.Dockerfile", ("packages", string.Join(' ', tools.Order(StringComparer.Ordinal))))),
            [note],
            []);
    }
}
