using System.Collections.Immutable;
using System.Text;
using Bench.Sandbox.Agents;
using Bench.Sandbox.HostCells;
using Bench.Sandbox.Processes;

namespace Bench.Sandbox.Tests.HostCells;

public sealed class ProcessSandboxTests
{
    private static readonly CellLimits Limits = new([], 256 << 20, 64, DiskBytes: 8 << 20, FileBytes: 8 << 20, OutputBytes: 1 << 20);

    [Test]
    [CancelAfter(120_000)]
    public async Task In_folders_that_others_cannot_enter_root_runs_without_capabilities_and_the_level_says_so(CancellationToken cancellationToken)
    {
        using var closed = new TemporaryFolder(); // Made for its owner only.
        var agent = await AgentBinary.LocateAsync(InstallLayout.Find().AgentSources, Path.Combine(closed.Path, "cache"), cancellationToken);
        await using var sandbox = await ProcessSandbox.StartAsync(
            new HostSandboxOptions(agent, Path.Combine(closed.Path, "work"), [closed.Path]), TimeProvider.System, cancellationToken);
        var spec = new CellSpec(Image: null, [new CellMount(CellPlace.Repo, closed.Path, Writable: true)], Limits, Network: false, ImmutableSortedDictionary<string, string>.Empty);
        SpawnResult result;
        await using (var cell = await sandbox.OpenAsync(spec, cancellationToken))
        {
            var status = new SpawnRequest(["/bin/grep", "-E", "^Cap(Prm|Eff|Bnd)", "/proc/self/status"], CellPlace.Repo, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
            result = await cell.RunAsync(status, cancellationToken);
        }

        var sets = Encoding.ASCII.GetString(result.StandardOutput.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')[1]).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(sandbox.Level.NotEnforced, Has.Some.StartsWith(Protection.User + ":").And.Some.StartsWith(Protection.ReadOnly + ":"));
            Assert.That(sets, Has.Count.EqualTo(3));
            Assert.That(Environment.IsPrivilegedProcess ? sets : sets[..2], Is.All.EqualTo("0000000000000000"));
        });
    }

    [Test]
    [CancelAfter(120_000)]
    public async Task A_folder_that_code_could_not_enter_is_refused_with_the_mend(CancellationToken cancellationToken)
    {
        using var open = new TemporaryFolder();
        File.SetUnixFileMode(open.Path, (UnixFileMode)0b111_101_101);
        using var closed = new TemporaryFolder();
        var agent = await AgentBinary.LocateAsync(InstallLayout.Find().AgentSources, Path.Combine(open.Path, "cache"), cancellationToken);
        await using var sandbox = await ProcessSandbox.StartAsync(
            new HostSandboxOptions(agent, Path.Combine(open.Path, "work"), [open.Path]), TimeProvider.System, cancellationToken);
        var spec = new CellSpec(Image: null, [new CellMount(CellPlace.Repo, closed.Path, Writable: false)], Limits, Network: false, ImmutableSortedDictionary<string, string>.Empty);
        if (Environment.IsPrivilegedProcess)
        {
            Assert.That(() => sandbox.OpenAsync(spec, cancellationToken), Throws.TypeOf<SandboxFaultException>().With.Message.Contains($"chmod o+x {closed.Path}"));
        }
        else
        {
            // Code is the owner of the folder itself.
            await using var cell = await sandbox.OpenAsync(spec, cancellationToken);
            Assert.That(cell.PathOf(CellPlace.Repo), Is.EqualTo(closed.Path));
        }
    }
}
