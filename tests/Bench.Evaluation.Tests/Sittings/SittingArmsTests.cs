using Bench.Contracts.Runs;
using Bench.Evaluation.Sittings;
using Bench.Sandbox;

namespace Bench.Evaluation.Tests.Sittings;

[TestFixture]
public sealed class SittingArmsTests
{
    [Test]
    public void Every_cell_is_closed_also_after_one_that_cannot_be_and_the_first_fault_is_told()
    {
        var cells = new[] { null, "first", "second", null }.Select(fault => new ClosingCell(fault)).ToList();
        var arms = cells.Select((cell, place) => new SittingArm($"arm-{place}", ArmKind.Candidate, cell));

        Assert.That(() => SittingArms.CloseAsync(arms), Throws.InstanceOf<SandboxFaultException>().With.Message.EqualTo("first"));
        Assert.That(cells.Select(cell => cell.Closed), Is.All.True);
    }

    /// <summary>A cell of a machine that breaks while it is closed, which no real one does on demand.</summary>
    private sealed class ClosingCell(string? fault) : ISandboxCell
    {
        public bool Closed { get; private set; }

        public string PathOf(CellPlace place) => throw new NotSupportedException();

        public Task<SpawnResult> RunAsync(SpawnRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

        public ValueTask DisposeAsync()
        {
            Closed = true;
            return fault is null ? ValueTask.CompletedTask : ValueTask.FromException(new SandboxFaultException(fault));
        }
    }
}
