using System.Text.RegularExpressions;
using Bench.Harvester.Filter.Paths;

namespace Bench.Harvester.Build;

/// <summary>
/// Whether a build file of a C or C++ tree says how it is tested. Many trees have several, and only one of them knows the tests:
/// the others are there for those who use the library.
/// </summary>
internal static partial class NativeTests
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.Multiline;

    /// <summary>Whether CMake's files add tests. Those of vendored libraries do not count.</summary>
    public static bool InCMake(SourceTree tree) => Own(tree, "CMakeLists.txt").Concat(Own(tree, ".cmake")).Any(path => CMakeTest().IsMatch(tree.Text(path)));

    /// <summary>Whether Meson's files add tests. Those of vendored libraries and of subprojects do not count.</summary>
    public static bool InMeson(SourceTree tree) => Own(tree, "meson.build").Any(path => MesonTest().IsMatch(tree.Text(path)));

    /// <summary>The target that tests: <c>check</c>, which is mostly the shorter one, else <c>test</c>; null when there is neither.</summary>
    /// <param name="makefile">Text of the makefile.</param>
    public static string? MakeTarget(string makefile)
    {
        var targets = MakeRule().Matches(makefile).SelectMany(match => match.Groups["targets"].Value.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)).ToHashSet(StringComparer.Ordinal);
        return targets.Contains("check") ? "check" : targets.Contains("test") ? "test" : null;
    }

    /// <summary>Whether a suite says that it has no test.</summary>
    /// <param name="log">What it printed.</param>
    public static bool SaysNone(string log) => NoTest().IsMatch(log);

    private static IEnumerable<string> Own(SourceTree tree, string ending) =>
        tree.EndingIn(ending).Where(path => !path.StartsWith("subprojects/", StringComparison.Ordinal) && PathClassifier.Of(path) != PathKind.Vendored);

    [GeneratedRegex(@"^[^#\n]*(\b(?i:add_test|enable_testing|gtest_discover_tests|catch_discover_tests|doctest_discover_tests)\s*\(|\b(?i:include)\s*\(\s*CTest\b)", Options)]
    private static partial Regex CMakeTest();

    [GeneratedRegex(@"^No tests (defined\.|were found!!!)", Options)]
    private static partial Regex NoTest();

    [GeneratedRegex(@"^\s*test\s*\(", Options)]
    private static partial Regex MesonTest();

    [GeneratedRegex(@"^(?<targets>[A-Za-z_][^:=#\n]*):([^=:]|$)", Options)]
    private static partial Regex MakeRule();
}
