using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Bench.Contracts.Tasks;

namespace Bench.Harvester.Build;

/// <summary>The recipe of a C or C++ repository: CMake with ctest, Meson, or Make.</summary>
public static partial class NativeRecipe
{
    /// <summary>Name of the recipe.</summary>
    public const string Name = "native";

    /// <summary>Folder in the tree that is built in.</summary>
    public const string BuildFolder = ".bench-build";

    private const string Build = "{repo}/" + BuildFolder;

    private static readonly ImmutableArray<string> Compilers = ["gcc", "g++", "libc6-dev", "make", "pkg-config", "python3"];

    private static readonly ImmutableArray<string> Makefiles = ["GNUmakefile", "Makefile", "makefile"];

    /// <summary>Recognises a C or C++ tree; null when it is none. Of several build files the one that knows tests is taken.</summary>
    public static Recipe? Detect(SourceTree tree)
    {
        if (!tree.Paths.Any(path => RecipeDetection.LanguageOf(path) == Name))
        {
            return null;
        }

        var makefile = Makefiles.FirstOrDefault(tree.Has);
        var target = makefile is null ? null : NativeTests.MakeTarget(tree.Text(makefile));
        var (cmake, meson) = (tree.Has("CMakeLists.txt"), tree.Has("meson.build"));
        return cmake && NativeTests.InCMake(tree) ? CMake(tree)
            : meson && NativeTests.InMeson(tree) ? Meson(tree)
            : target is not null ? Make(tree, makefile!, target)
            // Tests may still come from a macro of the tree's own.
            : cmake ? CMake(tree)
            : meson ? Meson(tree)
            : null;
    }

    /// <summary>Whether a test command is Meson's.</summary>
    /// <param name="command">The command.</param>
    public static bool IsMeson(ImmutableArray<string> command) => command.Any(word => word.StartsWith("meson test", StringComparison.Ordinal));

    /// <summary>Whether a recipe is one of these.</summary>
    /// <param name="recipe">The recipe.</param>
    public static bool IsOf(Recipe recipe) => recipe.Name is "cmake" or "meson" or "make";

    /// <summary>Debian packages that the recipe's Dockerfile installs.</summary>
    /// <param name="recipe">The recipe.</param>
    public static ImmutableArray<string> PackagesOf(Recipe recipe) =>
        [.. Installed().Match(recipe.Files.GetValueOrDefault(Recipe.Dockerfile, "")).Groups["names"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>The recipe with these packages.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="packages">Debian packages.</param>
    public static Recipe WithPackages(Recipe recipe, IEnumerable<string> packages) =>
        recipe.WithFile(Recipe.Dockerfile, Installed().Replace(recipe.Files[Recipe.Dockerfile], $"--no-install-recommends {Names(packages)} ", 1));

    /// <summary>The recipe with its build tool from Debian's backports; null when there is none, or it has it already.</summary>
    /// <param name="recipe">The recipe.</param>
    public static Recipe? WithNewerTool(Recipe recipe)
    {
        var had = recipe.Files[Recipe.Dockerfile];
        return recipe.Name is "cmake" or "meson" && !had.Contains("backports", StringComparison.Ordinal)
            ? recipe.WithFile(Recipe.Dockerfile, had + Template.Fill("backports.Dockerfile", ("tool", recipe.Name)))
            : null;
    }

    private static string Names(IEnumerable<string> packages) => string.Join(' ', packages.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    private static Recipe CMake(SourceTree tree) => Of(
        tree,
        "CMake, by CMakeLists.txt",
        ["cmake", "gcc"],
        [["cmake", "-S", "{repo}", "-B", Build, "-DCMAKE_BUILD_TYPE=Release", "-DBUILD_TESTING=ON"], ["cmake", "--build", Build, "--parallel", "2"]],
        ["ctest", "--test-dir", Build, "--output-junit", "{out}/report.xml"]);

    private static Recipe Meson(SourceTree tree) => Of(
        tree,
        "Meson, by meson.build",
        ["meson", "ninja", "gcc"],
        [["meson", "setup", Build, "{repo}", "--buildtype=release", "--wrap-mode=nodownload", "-Dwerror=false"], ["meson", "compile", "-C", Build]],
        ["sh", "-c", $"meson test -C {Build} --timeout-multiplier 10; code=$?; cp {Build}/meson-logs/testlog.junit.xml {{out}}/report.xml; exit $code"]);

    private static Recipe Make(SourceTree tree, string makefile, string target) =>
        Of(tree, $"Make, by {makefile}", ["make", "gcc"], [["make", "-f", makefile]], MakeTests(makefile, target));

    /// <summary>Make writes no report, so its test target is one test.</summary>
    private static ImmutableArray<string> MakeTests(string makefile, string target)
    {
        const string Failed = "<failure message=\"see the log\"/>";
        return
        [
            "sh", "-c",
            $"make -f {makefile} {target}; code=$?; if [ $code = 0 ]; then said=; else said='{Failed}'; fi; "
            + $"echo \"<testsuites><testsuite name=\\\"make\\\"><testcase classname=\\\"make\\\" name=\\\"{target}\\\">$said</testcase></testsuite></testsuites>\" > {{out}}/report.xml; exit $code",
        ];
    }

    private static Recipe Of(SourceTree tree, string note, ImmutableArray<string> programs, ImmutableArray<ImmutableArray<string>> commands, ImmutableArray<string> test)
    {
        var tools = Compilers.Concat(programs[0] == "cmake" ? ["cmake"] : programs[0] == "meson" ? ["meson", "ninja-build"] : []);
        return new Recipe(
            programs[0],
            LanguageOf(tree),
            new TaskEnvironment(Dockerfile: Recipe.Dockerfile, Host: new HostRequirement(programs)),
            new BuildSpec(commands),
            new TestSuite(TestFramework.Junit, test, "report.xml"),
            new TaskLimits(MemoryMiB: 3072, Pids: 512, DiskMiB: 4096, BuildSeconds: 900, TestSeconds: 900, SampleSeconds: 60),
            ImmutableSortedDictionary<string, string>.Empty.Add(Recipe.Dockerfile, Template.Fill("native.Dockerfile", ("packages", Names(tools)))),
            [note],
            []);
    }

    /// <summary>A library in C may have a test or a binding in C++, and the other way round: most files decide.</summary>
    private static string LanguageOf(SourceTree tree)
    {
        var cpp = tree.Paths.Count(path => Path.GetExtension(path) is ".cc" or ".cpp" or ".cxx" or ".hpp" or ".hh" or ".hxx");
        return cpp > 0 && cpp >= tree.Paths.Count(path => Path.GetExtension(path) == ".c") ? "cpp" : "c";
    }

    [GeneratedRegex("--no-install-recommends (?<names>[a-z0-9 .+-]+) ", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Installed();
}
