using System.Collections.Immutable;
using Bench.Contracts.Runs;
using Bench.Evaluation.SelfChecks;
using Bench.Harness.Reporting;
using Bench.Sandbox.Checkups;
using Bench.Sandbox.Machines;

namespace Bench.Harness.Tests.Reporting;

[TestFixture]
public sealed class DoctorReportTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("bench-doctor-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void A_machine_without_a_self_check_is_warned_and_told_how_to_get_one_with_its_strongest_sandbox()
    {
        foreach (var (engine, bubblewrap, sandbox) in new[] { (null, null, "docker"), ("no socket", null, "bubblewrap"), ("no socket", "no namespaces", "process") })
        {
            var item = SelfCheckOf(engine, bubblewrap);
            Assert.That((item.State, item.Found, item.Mend), Is.EqualTo((CheckupState.Warn, $"none with {sandbox}", $"bench selfcheck --sandbox {sandbox}")));
        }
    }

    [Test]
    public void A_self_check_of_another_machine_is_stale()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "selfcheck", "0123456789abcdef-docker"));

        Assert.That(SelfCheckOf(null, null).Found, Does.StartWith("stale with docker").And.Contain("another class of machine"));
    }

    [Test]
    public void A_self_check_that_cannot_be_read_is_a_warning_and_no_crash()
    {
        var path = new SelfCheckStore(_folder).PathOf(MachineClass.Of(SomeRun.Manifest().Machine), SandboxKind.Docker);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "{");

        var item = SelfCheckOf(null, null);
        Assert.That((item.State, item.Mend), Is.EqualTo((CheckupState.Warn, "bench selfcheck --sandbox docker")));
        Assert.That(item.Found, Does.Contain("cannot be used").And.Contain("selfcheck.json"));
    }

    private CheckupItem SelfCheckOf(string? engineProblem, string? bubblewrapProblem)
    {
        var facts = new MachineFacts(
            SomeRun.Manifest().Machine,
            new CorePlan([new CoreSlot([1], [])], [0], []),
            Governors: ["performance"],
            CoreUse: [],
            Load: 0,
            AvailableMiB: 8192,
            Folders: [],
            ImmutableSortedDictionary<string, string?>.Empty,
            new EngineFacts("20.10", DataFolder: null, engineProblem),
            bubblewrapProblem,
            CgroupMissing: []);
        return DoctorReport.Of(facts, new SelfCheckStore(_folder), DateTimeOffset.UnixEpoch).Items.Single(item => item.Name == "self-check");
    }
}
