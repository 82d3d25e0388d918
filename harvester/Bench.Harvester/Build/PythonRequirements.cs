using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Bench.Harvester.Build;

/// <summary>Names of the packages that a Python tree asks for, to run and to be tested; versions are not kept, since Debian has one of each.</summary>
/// <param name="Runtime">What it needs to be imported.</param>
/// <param name="Testing">What its tests need besides.</param>
/// <param name="PythonBounds">What it says of the language's version, such as <c>&gt;=3.8</c>; empty when it says nothing.</param>
public sealed partial record PythonRequirements(ImmutableSortedSet<string> Runtime, ImmutableSortedSet<string> Testing, string PythonBounds)
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking;

    private static readonly ImmutableArray<string> RuntimeFiles = ["requirements.txt", "requirements/default.txt", "requirements/base.txt", "requirements/requirements.txt"];

    /// <summary>Tools of the development that no test imports.</summary>
    private static readonly ImmutableHashSet<string> Tools =
    [
        "black", "build", "bump2version", "check-manifest", "codecov", "coverage", "coveralls", "cov-core", "flake8", "flit", "furo", "hatch", "hatchling", "isort", "mypy",
        "nox", "pip", "pip-tools", "pre-commit", "pycodestyle", "pyflakes", "pylint", "pyright", "pytest-cov", "pytest-xdist", "pytest-timeout", "pytest-randomly",
        "pytest-benchmark", "pytest-rerunfailures", "pytest-sugar", "ruff", "sphinx", "tox", "twine", "ty", "virtualenv", "wheel", "yapf", "asv", "codespell",
    ];

    /// <summary>Reads the tree's own files: pyproject.toml, setup.cfg, setup.py, requirements files, tox.ini, noxfile.py.</summary>
    public static PythonRequirements Read(SourceTree tree)
    {
        var project = TomlText.Read(tree.Text("pyproject.toml"));
        var setup = TomlText.Read(tree.Text("setup.cfg"));
        var code = tree.Text("setup.py");
        var runtime = project.Strings("project", "dependencies")
            .Concat(project.Keys("tool.poetry.dependencies").Where(key => key != "python"))
            .Concat(setup.Lines("options", "install_requires"))
            .Concat(ListIn(code, "install_requires"))
            .Concat(RuntimeFiles.SelectMany(path => RequirementLines(tree, path)));
        var testing = TestKeys(project, "project.optional-dependencies").SelectMany(key => project.Strings("project.optional-dependencies", key))
            .Concat(TestKeys(project, "dependency-groups").SelectMany(key => project.Strings("dependency-groups", key)))
            .Concat(TestKeys(project, "tool.hatch.envs").SelectMany(key => project.Strings("tool.hatch.envs." + key, "dependencies")))
            .Concat(project.Keys("tool.poetry.group.test.dependencies"))
            .Concat(TestKeys(setup, "options.extras_require").SelectMany(key => setup.Lines("options.extras_require", key)))
            .Concat(ListIn(code, "tests_require"))
            .Concat(TomlText.Read(tree.Text("tox.ini")).Lines("testenv", "deps"))
            .Concat(NoxInstall().Matches(tree.Text("noxfile.py")).SelectMany(match => Quoted().Matches(match.Value).Select(quoted => quoted.Groups["text"].Value)))
            .Concat(tree.Paths.Where(path => TestFile().IsMatch(path)).SelectMany(path => RequirementLines(tree, path)));
        var needed = Names(runtime);
        return new PythonRequirements(needed, Names(testing).Except(needed), Bounds(project, setup, code));
    }

    private static string Bounds(TomlText project, TomlText setup, string code)
    {
        var bounds = project.Strings("project", "requires-python").FirstOrDefault()
            ?? project.Strings("tool.poetry.dependencies", "python").FirstOrDefault()
            ?? (setup.Value("options", "python_requires") is { Length: > 0 } value ? value : null)
            ?? PythonRequires().Match(code).Groups["text"].Value;
        return bounds.Trim();
    }

    private static IEnumerable<string> TestKeys(TomlText text, string table) =>
        text.Keys(table).Where(key => key.StartsWith("test", StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> RequirementLines(SourceTree tree, string path) =>
        tree.Text(path).Split('\n').Select(line => line.Split('#')[0].Trim()).Where(line => line.Length > 0 && line[0] != '-');

    private static IEnumerable<string> ListIn(string code, string argument)
    {
        var at = code.IndexOf(argument, StringComparison.Ordinal);
        var open = at < 0 ? -1 : code.IndexOf('[', at);
        var close = open < 0 ? -1 : code.IndexOf(']', open);
        return close < 0 || open - at > argument.Length + 6 ? [] : Quoted().Matches(code[open..close]).Select(match => match.Groups["text"].Value);
    }

    private static ImmutableSortedSet<string> Names(IEnumerable<string> requirements) =>
        requirements.Where(AppliesHere).Select(requirement => Name().Match(requirement.Trim())).Where(match => match.Success)
            .Select(match => Canonical(match.Groups["name"].Value)).Where(name => !Tools.Contains(name)).ToImmutableSortedSet(StringComparer.Ordinal);

    /// <summary>Names are equal whatever stands between their words.</summary>
    public static string Canonical(string name) => Separators().Replace(name, "-").ToLowerInvariant();

    /// <summary>A requirement for other systems, or for old versions of the language alone, is none.</summary>
    private static bool AppliesHere(string requirement) => !Elsewhere().IsMatch(requirement);

    [GeneratedRegex(@"^(?<name>[A-Za-z0-9][A-Za-z0-9._-]*)", Options)]
    private static partial Regex Name();

    [GeneratedRegex(@"[-_.]+", Options)]
    private static partial Regex Separators();

    [GeneratedRegex(@"[""'](?<text>[^""'\n]+)[""']", Options)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"session\.install\([^)]*\)", Options)]
    private static partial Regex NoxInstall();

    [GeneratedRegex(@"python_requires\s*=\s*[""'](?<text>[^""']+)[""']", Options)]
    private static partial Regex PythonRequires();

    [GeneratedRegex(@"^((dev|ci|tests?)/)?(requirements[/_.-]tests?(ing)?\.txt|tests?[/_.-]requirements\.txt|requirements\.txt)$", Options)]
    private static partial Regex TestFile();

    [GeneratedRegex(@"(sys_platform|platform_system|os_name)\s*==\s*.(win|darwin|Windows|Darwin|nt)|python_(full_)?version\s*<=?\s*.(2|3\.([0-9]|10)\b)|implementation(_name)?\s*==\s*.pypy", Options | RegexOptions.IgnoreCase)]
    private static partial Regex Elsewhere();
}
