using Bench.Contracts.Outcomes;
using Bench.Evaluation.Arms;
using Bench.Evaluation.Parity;
using Bench.Evaluation.Patches;

namespace Bench.Evaluation.Evaluations;

/// <summary>Takes a candidate from its patch to a built tree whose parity holds, or to the failure that ends it.</summary>
/// <param name="context">What all tasks share.</param>
/// <param name="bench">The task's bench.</param>
/// <param name="policy">What a patch may touch.</param>
/// <param name="parity">Checks parity.</param>
public sealed class CandidateMaker(EvaluationContext context, TaskBench bench, PatchPolicy policy, ParityCheck parity)
{
    private const string ParityStage = "parity";

    /// <summary>Makes the candidate ready for the sitting, or ends it.</summary>
    public async Task<CandidateState> MakeAsync(CandidateState candidate, CancellationToken cancellationToken)
    {
        var (read, patch) = Read(candidate);
        if (read.Ended is not null)
        {
            return read;
        }

        context.Observer.Entered(bench.Task.Id, Phase.Build);
        context.Observer.Step(bench.Task.Id, $"building {candidate.Prediction.Model}");
        var built = await TimedAsync(read, Phase.Build, async state => await BuildAsync(state, patch, cancellationToken));
        if (built.Ended is not null)
        {
            return built;
        }

        context.Observer.Entered(bench.Task.Id, Phase.Tests);
        context.Observer.Step(bench.Task.Id, $"testing {candidate.Prediction.Model}");
        return await TimedAsync(built, Phase.Tests, async state => await TestAsync(state, cancellationToken));
    }

    /// <summary>Reads the patch and asks the policy. Nothing has run yet.</summary>
    private (CandidateState State, Patch? Patch) Read(CandidateState candidate)
    {
        switch (PatchReader.Read(candidate.Prediction.Patch))
        {
            case PatchReading.Empty(var reason):
                return (candidate with { Remarks = [reason] }, null);
            case PatchReading.Refused(var reason):
                return (candidate.Fail(reason), null);
            case PatchReading.Parsed(var patch):
                var check = policy.Check(patch);
                var state = candidate with { Remarks = check.Flags };
                return (check.Refusal is { } refusal ? state.Fail(refusal) : state, patch);
            default:
                throw new InvalidOperationException("unknown reading");
        }
    }

    private async Task<CandidateState> BuildAsync(CandidateState candidate, Patch? patch, CancellationToken cancellationToken) =>
        await bench.MakeArmAsync(candidate.Arm, patch, cancellationToken) switch
        {
            ArmTree.Built(var tree) => candidate with { Tree = tree },
            ArmTree.Rejected(var reason) => candidate.Fail(reason),
            var other => throw new InvalidOperationException($"unknown arm {other}"),
        };

    private async Task<CandidateState> TestAsync(CandidateState candidate, CancellationToken cancellationToken)
    {
        var result = context.Journal.Stage<ParityResult>(candidate.Key, ParityStage);
        if (result is null)
        {
            result = await parity.OfAsync(candidate.Arm, candidate.Tree!, cancellationToken);
            context.Journal.Keep(candidate.Key, ParityStage, result);
        }

        var tested = candidate with { Parity = result.Summary };
        return result.Reasons.IsEmpty ? tested : tested.Fail(result.Reasons);
    }

    private async Task<CandidateState> TimedAsync(CandidateState candidate, Phase phase, Func<CandidateState, Task<CandidateState>> step)
    {
        var began = context.Clock.GetTimestamp();
        var state = await step(candidate);
        return state.Spent(phase, context.Clock.GetElapsedTime(began));
    }
}
