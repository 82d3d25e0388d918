using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;
using Bench.Contracts.Submissions;
using Bench.Contracts.Tasks;
using Bench.Evaluation.Evaluations;
using Bench.Evaluation.Sittings;

namespace Bench.Harness.Queueing;

/// <summary>Keeps what an evaluation says until it is sent to the queue, and how far it has come.</summary>
internal sealed class ReportingObserver : IEvaluationObserver
{
    private const int MostLines = 200;

    private readonly Lock _lock = new();
    private readonly Queue<JobReport> _said = [];
    private SubmissionState _state = SubmissionState.Apply;

    /// <summary>What was said and not taken yet, in order: every state has its turn, however short it was. Null when there is nothing.</summary>
    public JobReport? Take()
    {
        using var turn = _lock.EnterScope();
        if (!_said.TryDequeue(out var first))
        {
            return null;
        }

        var lines = first.Lines.ToBuilder();
        while (lines.Count < MostLines && _said.TryPeek(out var next) && next.State == first.State)
        {
            lines.AddRange(_said.Dequeue().Lines);
        }

        return first with { Lines = lines.ToImmutable() };
    }

    /// <inheritdoc/>
    public void Entered(TaskId task, Phase phase)
    {
        using var turn = _lock.EnterScope();
        // Tasks go side by side: of their steps the furthest counts.
        _state = (SubmissionState)Math.Max((int)_state, (int)Of(phase));
        _said.Enqueue(new JobReport(_state, []));
    }

    /// <inheritdoc/>
    public void Started(int predictions, int done) => Say($"{predictions} predictions, {done} of them finished earlier");

    /// <inheritdoc/>
    public void Step(TaskId task, string step) => Say($"{task}: {step}");

    /// <inheritdoc/>
    public void Rotated(TaskId task, SittingProgress progress)
    {
        if (progress.Rotation > 0 && progress.Rotation % 10 == 0)
        {
            Say($"{task}: {progress.Rotation} of at most {progress.Cap} rotations of {progress.Arms} arms");
        }
    }

    /// <inheritdoc/>
    public void Retrying(TaskId task, string fault, int attempt) => Say($"{task}: a fault of ours or the machine's, trying again ({attempt} of 2)");

    /// <inheritdoc/>
    public void TaskDone(TaskId task, int tasksLeft, int tasksDone) => Say($"{task}: done; {tasksLeft} tasks left");

    /// <inheritdoc/>
    public void Finished(TaskResult result) =>
        Say($"{result.Task} {result.Model}: {result.Outcome.ToString().ToLowerInvariant()}{(result.ReasonCodes is [var code, ..] ? $", {code.Name()}" : "")}");

    private static SubmissionState Of(Phase phase) => phase switch
    {
        Phase.Build => SubmissionState.Build,
        Phase.Tests => SubmissionState.Parity,
        Phase.Oracle or Phase.Timing => SubmissionState.Measure,
        _ => SubmissionState.Apply,
    };

    private void Say(string line)
    {
        using var turn = _lock.EnterScope();
        _said.Enqueue(new JobReport(_state, [line]));
    }
}
