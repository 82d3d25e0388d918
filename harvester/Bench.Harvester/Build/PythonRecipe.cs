using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Bench.Contracts.Tasks;

namespace Bench.Harvester.Build;

/// <summary>The recipe of a Python repository: Debian's Python and packages, the tree on the import path, byte code made beforehand.</summary>
public static partial class PythonRecipe
{
    /// <summary>Name of the recipe.</summary>
    public const string Name = "python";

    private const int DebianMinor = 11;

    private static readonly ImmutableArray<string> Compile = ["python3", "-m", "compileall", "-q", "--invalidation-mode", "unchecked-hash", "-x", "/(tests?|testing|lib2to3|templates)/"];

    private static readonly ImmutableArray<string> Signs = ["pyproject.toml", "setup.cfg", "setup.py", "requirements.txt", "tox.ini", "noxfile.py"];

    private static readonly ImmutableHashSet<string> OnEveryMachine = ["python3", "python3-coverage", "python3-pytest", "python3-setuptools"];

    /// <summary>Recognises a Python tree; null when it is none, or has no tests.</summary>
    public static Recipe? Detect(SourceTree tree)
    {
        var layout = PythonLayout.Of(tree);
        if (layout.Packages.IsEmpty || layout.TestFiles.IsEmpty)
        {
            return null;
        }

        var needs = PythonRequirements.Read(tree);
        var names = needs.Runtime.Union(needs.Testing).Select(DebianPackages.Of);
        string[] own = layout.UsesPytest ? ["python3-pytest"] : [];
        string[] tools = layout.HasExtensions ? ["gcc", "g++", "libc6-dev", "python3-dev", "cython3", "python3-setuptools", "python3-numpy"] : [];
        var recipe = new Recipe(
            Name,
            "python",
            new TaskEnvironment(
                Dockerfile: Recipe.Dockerfile,
                Host: new HostRequirement(["python3"]),
                Variables: ImmutableSortedDictionary<string, string>.Empty.Add("PYTHONPATH", layout.ImportRoot.Length == 0 ? "{repo}" : "{repo}/" + layout.ImportRoot)),
            BuildOf(layout),
            TestsOf(tree, layout),
            new TaskLimits(MemoryMiB: 2048, BuildSeconds: 600, TestSeconds: 900, SampleSeconds: 60),
            ImmutableSortedDictionary<string, string>.Empty,
            [.. Notes(tree, layout, needs)],
            [.. Warnings(needs)]);
        return WithPackages(recipe, [.. own.Concat(tools).Concat(names).Append("python3-coverage")]);
    }

    /// <summary>The recipe with these Debian packages instead of those it has.</summary>
    public static Recipe WithPackages(Recipe recipe, IEnumerable<string> packages)
    {
        var all = packages.Where(package => package != "python3").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var plain = all.TrueForAll(OnEveryMachine.Contains);
        var modules = all.Contains("python3-pytest") ? "coverage, pytest, unittest" : "coverage, unittest";
        // Whether the others are there is not asked: their modules may have any name.
        var text = Template.Fill("python.Dockerfile", ("modules", modules), ("always", plain ? "" : " || true"), ("packages", string.Join(' ', all)));
        return recipe.WithFile(Recipe.Dockerfile, text);
    }

    /// <summary>Whether a machine with Python and pytest has all that the recipe installs.</summary>
    public static bool IsPlain(Recipe recipe) => PackagesOf(recipe).All(OnEveryMachine.Contains);

    /// <summary>Debian packages that the recipe's Dockerfile installs.</summary>
    public static ImmutableArray<string> PackagesOf(Recipe recipe) =>
        [.. PackageLoop().Match(recipe.Files.GetValueOrDefault(Recipe.Dockerfile, "")).Groups["names"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>Test command of pytest.</summary>
    /// <param name="overrides">Options that set the tree's own configuration aside.</param>
    /// <param name="paths">Files or folders with tests; all that pytest finds when empty.</param>
    public static ImmutableArray<string> Pytest(IEnumerable<string> overrides, IEnumerable<string> paths) =>
        ["python3", "-B", "-m", "pytest", "-q", "-p", "no:cacheprovider", "--junitxml={out}/report.xml", .. overrides, .. paths];

    private static BuildSpec BuildOf(PythonLayout layout)
    {
        ImmutableArray<string> compile = [.. Compile, .. layout.Packages.Select(path => "{repo}/" + path)];
        return layout.HasExtensions
            ? new BuildSpec([["python3", "setup.py", "-q", "build_ext", "--inplace"], compile], ["**/__pycache__/**", "**/*.so", "**/*.c", "**/*.cpp", "build/**", "**/*.egg-info/**"])
            : new BuildSpec([compile], ["**/__pycache__/**"]);
    }

    private static TestSuite TestsOf(SourceTree tree, PythonLayout layout)
    {
        if (layout.UsesPytest)
        {
            return new TestSuite(TestFramework.Pytest, Pytest(PytestOverrides(tree), layout.TestFolder is { } folder ? [folder] : []), "report.xml");
        }

        var isPackage = layout.TestFolder is { } tests && !tree.Has(tests + "/__init__.py");
        return isPackage
            ? new TestSuite(TestFramework.Unittest, ["python3", "-s", "-B", "{tools}/python/bench_unittest.py", "--report", "{out}/report.xml", "--start", layout.TestFolder!, "--top", layout.TestFolder!], "report.xml")
            : new TestSuite(TestFramework.Unittest);
    }

    /// <summary>Options of the tree's own configuration that need plugins, and so are left out; its import mode stays.</summary>
    private static ImmutableArray<string> PytestOverrides(SourceTree tree)
    {
        var pyproject = TomlText.Read(tree.Text("pyproject.toml"));
        var options = string.Join(' ', pyproject.Value("tool.pytest.ini_options", "addopts"), TomlText.Read(tree.Text("setup.cfg")).Value("tool:pytest", "addopts"),
            TomlText.Read(tree.Text("pytest.ini")).Value("pytest", "addopts"), TomlText.Read(tree.Text("tox.ini")).Value("pytest", "addopts"));
        return OfPlugins().IsMatch(options)
            ? ["-o", "addopts=" + ImportMode().Match(options).Value]
            : [];
    }

    private static IEnumerable<string> Notes(SourceTree tree, PythonLayout layout, PythonRequirements needs)
    {
        var files = Signs.Where(tree.Has);
        yield return $"Python, by {string.Join(", ", files.DefaultIfEmpty("its packages"))}; imports from {(layout.ImportRoot.Length == 0 ? "the root" : layout.ImportRoot)}: {string.Join(", ", layout.Packages.Take(5))}";
        yield return $"{layout.TestFiles.Length} test files, run by {(layout.UsesPytest ? "pytest" : "unittest")}";
        if (!needs.Runtime.IsEmpty || !needs.Testing.IsEmpty)
        {
            yield return $"asks for {string.Join(", ", needs.Runtime.Union(needs.Testing))}";
        }
    }

    private static IEnumerable<string> Warnings(PythonRequirements needs) =>
        UpperBound().Match(needs.PythonBounds) is { Success: true } bound
        && int.Parse(bound.Groups["minor"].Value, CultureInfo.InvariantCulture) is var minor
        && (bound.Groups["or"].Success ? minor < DebianMinor : minor <= DebianMinor)
            ? [$"the repository asks for Python {needs.PythonBounds}; it is run with Debian's 3.{DebianMinor}"]
            : [];

    [GeneratedRegex(@"for name in (?<names>[^;]*); do", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex PackageLoop();

    [GeneratedRegex(@"--(cov|mypy|flake8|black|pylint|benchmark|timeout|randomly|dist|asyncio|hypothesis|doctest|nbval|xdist|numprocesses|mpl|arraydiff|reruns|durations)|(^|[\s""'])-n[\s=0-9a]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex OfPlugins();

    [GeneratedRegex(@"--import-mode[= ]\w+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ImportMode();

    [GeneratedRegex(@"<(?<or>=)?\s*3\.(?<minor>[0-9]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex UpperBound();
}
