using System.Collections.Immutable;
using Bench.Contracts.Tasks;
using Bench.Harness.Reporting.Html;

namespace Bench.Harness.Tests.Html;

public sealed class RunLogsTests
{
    private readonly string folder = Directory.CreateTempSubdirectory("bench-logs-").FullName;

    private string Arm => Directory.CreateDirectory(Path.Combine(folder, "logs", SomeRun.Task, "candidate-1")).FullName;

    [OneTimeTearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [TearDown]
    public void Empty() => Directory.Delete(Path.Combine(folder, "logs"), recursive: true);

    [Test]
    public void A_short_log_is_shown_whole()
    {
        File.WriteAllText(Path.Combine(Arm, "build.log"), "all of it");

        Assert.That(Of("candidate-1"), Is.EqualTo(new[] { new LogExcerpt("build.log", 9, "all of it", "", 0) }));
    }

    [Test]
    public void Of_a_long_log_the_beginning_and_the_end_are_shown_and_what_lies_between_is_counted()
    {
        File.WriteAllText(Path.Combine(Arm, "tests.log"), string.Concat(Enumerable.Range(0, 1000).Select(i => $"{i:D4}\n")));
        var log = Of("candidate-1", mostBytes: 100).Single();

        Assert.That(log.Head, Is.EqualTo("0000\n0001\n0002\n0003\n0004\n"));
        Assert.That(log.Tail, Does.StartWith("0985\n").And.EndWith("0999\n"));
        Assert.That((log.Bytes, log.LeftOut), Is.EqualTo((5000L, 4900L)));
    }

    [Test]
    public void Links_are_passed_over_whether_they_are_files_or_folders()
    {
        var secret = Path.Combine(folder, "secret");
        File.WriteAllText(secret, "not of this run");
        File.CreateSymbolicLink(Path.Combine(Arm, "linked.log"), secret);
        Directory.CreateDirectory(Path.Combine(folder, "elsewhere"));
        File.WriteAllText(Path.Combine(folder, "elsewhere", "a.log"), "not of this run");
        Directory.CreateSymbolicLink(Path.Combine(folder, "logs", SomeRun.Task, "candidate-2"), Path.Combine(folder, "elsewhere"));

        Assert.That(Of("candidate-1").Concat(Of("candidate-2")), Is.Empty);
    }

    [TestCase("../../logs/sample__tally-34/candidate-1")]
    [TestCase("/etc")]
    [TestCase("..")]
    [TestCase("")]
    [TestCase("no-such-arm")]
    public void A_name_that_is_no_plain_name_or_has_no_folder_has_no_logs(string arm)
    {
        File.WriteAllText(Path.Combine(Arm, "build.log"), "text");

        Assert.That(Of(arm), Is.Empty);
    }

    private ImmutableArray<LogExcerpt> Of(string arm, int mostBytes = 1000) => new RunLogs(folder).Of(TaskId.Parse(SomeRun.Task), arm, mostBytes);
}
