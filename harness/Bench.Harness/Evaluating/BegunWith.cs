using System.Globalization;
using Bench.Contracts.Runs;
using Bench.Evaluation.Journals;
using Bench.Evaluation.Shell;

namespace Bench.Harness.Evaluating;

/// <summary>
/// What a run was begun with and goes on with. Results of one run are compared with each other, so all are measured alike, and its manifest
/// says one thing of all of them; what is finished is not measured again.
/// </summary>
/// <param name="journal">Journal of the run.</param>
internal sealed class BegunWith(Journal journal)
{
    private const string RotationsFact = "rotations";
    private const string MachineFact = "machineClass";
    private const string SandboxFact = "sandbox";

    /// <summary>Refuses another bound on rotations.</summary>
    /// <exception cref="WrongUseException">The run was begun with another one.</exception>
    public void RefuseOtherRotations(int cap)
    {
        var asked = cap.ToString(CultureInfo.InvariantCulture);
        if (journal.Fact(RotationsFact) is { } begun && begun != asked)
        {
            throw new WrongUseException($"--rotations: this run was begun with {begun}, not {asked}. Give --rotations {begun} to go on with it, or choose another --out folder.");
        }

        journal.Note(RotationsFact, asked);
    }

    /// <summary>Refuses another class of machine.</summary>
    /// <exception cref="WrongUseException">The run was begun on another one.</exception>
    public void RefuseOtherMachine(string machineClass)
    {
        if (journal.Fact(MachineFact) is { } begun && begun != machineClass)
        {
            throw new WrongUseException(
                $"--out: this run was begun on a machine of the class {begun}; this one is of the class {machineClass}, so its timings are not comparable. Choose another --out folder.");
        }

        journal.Note(MachineFact, machineClass);
    }

    /// <summary>The back end to open: the one that the run was begun with.</summary>
    /// <param name="asked">What the user said; null for the run's own, or the strongest for a new run.</param>
    /// <exception cref="WrongUseException">The user said another one than the run was begun with.</exception>
    public SandboxKind? Sandbox(SandboxKind? asked)
    {
        if (journal.Fact(SandboxFact) is not { } noted)
        {
            return asked;
        }

        var begun = Enum.Parse<SandboxKind>(noted, ignoreCase: true);
        return asked is null || asked == begun
            ? begun
            : throw new WrongUseException($"--sandbox: this run was begun with {noted}. Give --sandbox {noted} to go on with it, or choose another --out folder.");
    }

    /// <summary>Notes the back end that was opened.</summary>
    public void Note(SandboxKind opened) => journal.Note(SandboxFact, opened.ToString().ToLowerInvariant());
}
