using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;
using Bench.Contracts.Tasks;
using Bench.Evaluation.Evaluations;
using Bench.Evaluation.Sittings;

namespace Bench.Harness.Queueing;

/// <summary>Shows an evaluation to the queue and to whoever looks at the worker.</summary>
/// <param name="queue">What is sent to the queue.</param>
/// <param name="here">What is shown here.</param>
internal sealed class JobObservers(IEvaluationObserver queue, IEvaluationObserver here) : IEvaluationObserver
{
    /// <inheritdoc/>
    public void Entered(TaskId task, Phase phase) => Both(observer => observer.Entered(task, phase));

    /// <inheritdoc/>
    public void Started(int predictions, int done) => Both(observer => observer.Started(predictions, done));

    /// <inheritdoc/>
    public void Step(TaskId task, string step) => Both(observer => observer.Step(task, step));

    /// <inheritdoc/>
    public void Rotated(TaskId task, SittingProgress progress) => Both(observer => observer.Rotated(task, progress));

    /// <inheritdoc/>
    public void Retrying(TaskId task, string fault, int attempt) => Both(observer => observer.Retrying(task, fault, attempt));

    /// <inheritdoc/>
    public void TaskDone(TaskId task, int tasksLeft, int tasksDone) => Both(observer => observer.TaskDone(task, tasksLeft, tasksDone));

    /// <inheritdoc/>
    public void Finished(TaskResult result) => Both(observer => observer.Finished(result));

    private void Both(Action<IEvaluationObserver> tell)
    {
        tell(queue);
        tell(here);
    }
}
