using Bench.Harvester.Build;

namespace Bench.Harvester.Tests.Build;

[TestFixture]
public sealed class BuildLogRulesTests
{
    [TestCase("E: Unable to locate package python3-nosuch", BuildReasons.MissingPackage)]
    [TestCase("/repo/A.csproj : error NU1101: Unable to find package Polyfill. No packages exist with this id in source(s): nuget.org", BuildReasons.MissingPackage)]
    [TestCase("E   ModuleNotFoundError: No module named 'hypothesis'", BuildReasons.MissingPackage)]
    [TestCase("a.c:1:10: fatal error: zlib.h: No such file or directory", BuildReasons.MissingPackage)]
    [TestCase("meson.build:1:0: ERROR: project got unknown keyword arguments \"license_files\"", BuildReasons.VersionConflict)]
    [TestCase("sh: 1: cmake: not found", BuildReasons.MissingPackage)]
    [TestCase("  Could not find a package configuration file provided by \"Boost\"", BuildReasons.MissingPackage)]
    [TestCase("/usr/bin/ld: cannot find -lssl: No such file or directory", BuildReasons.MissingPackage)]
    [TestCase("Fast.cs(3,5): error CS0103: The name 'x' does not exist [/repo/A.csproj]", BuildReasons.Compiler)]
    [TestCase("a.c:3:5: error: expected ';' before '}' token", BuildReasons.Compiler)]
    [TestCase("  File \"a.py\", line 3\nSyntaxError: invalid syntax", BuildReasons.Compiler)]
    [TestCase("a.o: undefined reference to `f'", BuildReasons.Compiler)]
    [TestCase("error NU1202: Package X 2.0 is not compatible with net6.0", BuildReasons.VersionConflict)]
    [TestCase("error NETSDK1045: The current .NET SDK does not support targeting .NET 12.0.", BuildReasons.VersionConflict)]
    [TestCase("ERROR: Package 'x' requires a different Python: 3.11.2 not in '<3.10'", BuildReasons.VersionConflict)]
    [TestCase("CMake 3.30 or higher is required.  You are running version 3.25.1", BuildReasons.VersionConflict)]
    [TestCase("SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?", BuildReasons.VersionConflict)]
    [TestCase("Temporary failure resolving 'deb.example.org'", BuildReasons.Network)]
    [TestCase("A.csproj : error NU1301: Unable to load the service index for source", BuildReasons.Network)]
    [TestCase("--- ended: TimedOut { Step = Command } ---", BuildReasons.Timeout)]
    [TestCase("all is well, and yet", BuildReasons.Other)]
    public void A_line_of_the_log_gives_the_class(string log, string reason)
    {
        Assert.That(BuildLogRules.Judge("first\n" + log + "\nlast", "failed").Reason, Is.EqualTo(reason));
    }

    [Test]
    public void A_warning_is_no_cause()
    {
        const string Log = "A.csproj : warning NU1608: Detected package version outside of dependency constraint\nB.cs(1,1): error CS1002: ; expected";

        Assert.That(BuildLogRules.Judge(Log, "failed").Reason, Is.EqualTo(BuildReasons.Compiler));
    }

    [Test]
    public void A_source_that_does_not_answer_explains_the_packages_that_are_missing()
    {
        const string Log = "error NU1101: Unable to find package X.\nerror NU1301: Unable to load the service index";

        Assert.That(BuildLogRules.Judge(Log, "failed").Reason, Is.EqualTo(BuildReasons.Network));
    }

    [Test]
    public void The_excerpt_holds_the_lines_around_the_cause()
    {
        var log = string.Join('\n', Enumerable.Range(1, 50).Select(number => number == 30 ? "x.c:1: error: no" : $"line {number}"));

        var failure = BuildLogRules.Judge(log, "failed");

        Assert.That(failure.Detail, Is.EqualTo("x.c:1: error: no"));
        Assert.That(failure.Excerpt.Split('\n'), Has.Length.EqualTo(9).And.Contain("line 27").And.Contain("line 35"));
    }

    [Test]
    public void A_log_that_no_rule_knows_keeps_its_end()
    {
        Assert.That(BuildLogRules.Judge("one\ntwo\n\n", "it failed"), Has.Property("Excerpt").Contains("two").And.Property("Detail").EqualTo("it failed"));
    }
}
