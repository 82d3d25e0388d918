using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Bench.Harvester.Build;

/// <summary>Says from its log why a build failed. The first rule that finds a line decides; causes stand before their consequences.</summary>
public static class BuildLogRules
{
    private const int ExcerptBefore = 3;
    private const int ExcerptAfter = 6;
    private const int LongestLine = 300;
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking;

    private static readonly ImmutableArray<Rule> Rules =
    [
        new(BuildReasons.Network, Pattern(
            @"temporary failure (in name resolution|resolving)|could not resolve (host|'|proxy)|connection (timed out|refused|reset)|network is unreachable|failed to fetch http|error NU1301|unable to load the service index|TLS handshake|name or service not known|certificate verify failed|proxyerror")),
        new(BuildReasons.VersionConflict, Pattern(
            @"error (NU1107|NU1202|NU1605|NU1608|NU1201|NETSDK1045|NETSDK1005|NETSDK1004)|a compatible \.NET SDK was not found|requested SDK version|requires a different python|requires python|python_requires|versionconflict|resolutionimpossible|unmet dependencies|held broken packages|cmake [0-9.]+ or higher is required|compatibility with cmake < |meson version is .* but project requires|error: .*unknown keyword argument|requires pytest-?[0-9>]|requires at least version|framework.*version.*was not found|you must install or update \.NET|contextualversionconflict|SyntaxError: Missing parentheses in call to 'print'")),
        new(BuildReasons.MissingPackage, Pattern(
            @"unable to locate package|has no installation candidate|error NU110[0-3]|no matching distribution|ModuleNotFoundError|No module named|ImportError: cannot import name|distributionnotfound|PackageNotFoundError|fatal error: .*: no such file or directory|could not find a package configuration file|could not find .*\(missing|cannot find -l|dependency .* not found|run-time dependency .* found: no|package '.*' not found|NETSDK1147|MSB4236|MSB4019|command not found|: not found$")),
        new(BuildReasons.Compiler, Pattern(
            @"error (CS|FS|VBC|BC|MSB|NETSDK|SA|IDE|CA|AD)[0-9]+|: (fatal )?error: |SyntaxError|IndentationError|TabError|undefined reference|collect2: error|ld returned|make(\[[0-9]+\])?: \*\*\*|ninja: build stopped|FAILED: |cmake error|meson.build:[0-9:]+ error|error: command .* failed|CompileError")),
        new(BuildReasons.Timeout, Pattern(@"killed at its deadline|ended: TimedOut|LimitHit|out of memory|cannot allocate memory|Killed$")),
    ];

    /// <summary>Judges a log.</summary>
    /// <param name="log">What the build printed.</param>
    /// <param name="fallback">The detail where no rule finds a line.</param>
    public static BuildFailure Judge(string log, string fallback)
    {
        var lines = log.Split('\n').Select(line => line.TrimEnd()).ToArray();
        foreach (var rule in Rules)
        {
            var at = Array.FindIndex(lines, line => rule.Line.IsMatch(line));
            if (at >= 0)
            {
                return new BuildFailure(rule.Reason, Cut(lines[at].Trim()), Excerpt(lines, at), log);
            }
        }

        var last = Array.FindLastIndex(lines, line => line.Length > 0);
        return new BuildFailure(BuildReasons.Other, fallback, Excerpt(lines, Math.Max(0, last)), log);
    }

    private static string Excerpt(string[] lines, int at) =>
        string.Join('\n', lines[Math.Max(0, at - ExcerptBefore)..Math.Min(lines.Length, at + ExcerptAfter)].Select(Cut));

    private static string Cut(string line) => line.Length <= LongestLine ? line : line[..LongestLine] + " …";

    private static Regex Pattern(string pattern) => new(pattern, Options);

    private sealed record Rule(string Reason, Regex Line);
}
