using System.Text.Json;
using Bench.Contracts.Documents;
using Bench.Contracts.Machines;
using Bench.Contracts.Runs;
using Bench.Evaluation.Journals;

namespace Bench.Evaluation.SelfChecks;

/// <summary>
/// The trust that a run is made with. A run has one class of machine and one sandbox, and keeps the trust that it began with, also when the
/// machine is checked in between: all of its results are then made with the noise floor that its manifest states.
/// </summary>
public static class RunTrust
{
    private const string Fact = "trust";

    /// <summary>The trust of a run and a line for the user.</summary>
    /// <param name="journal">Journal of the run.</param>
    /// <param name="machine">The machine as it is now.</param>
    /// <param name="sandbox">The back end.</param>
    /// <param name="now">The time.</param>
    public static (MachineTrust Trust, string Sentence) Of(Journal journal, Fingerprint machine, SandboxKind sandbox, DateTimeOffset now)
    {
        var state = new SelfCheckStore(BenchFolders.State).Find(machine, sandbox, now);
        var found = MachineTrust.Of(state);
        if (journal.Fact(Fact) is not { } kept)
        {
            journal.Note(Fact, BenchJson.Line(found));
            return (found, MachineTrust.Sentence(state, sandbox));
        }

        var begun = JsonSerializer.Deserialize<MachineTrust>(kept, BenchJson.Options)!;
        return begun == found
            ? (found, MachineTrust.Sentence(state, sandbox))
            : (begun, $"this run keeps the noise floor and the grade that it began with; what is known of the machine has changed since. A new --out takes the new ones");
    }
}
