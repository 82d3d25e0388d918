using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;
using Bench.Contracts.Tasks;
using Bench.Evaluation.Sittings;

namespace Bench.Evaluation.Evaluations;

/// <summary>Watches an evaluation. Calls come from several tasks at once.</summary>
public interface IEvaluationObserver
{
    /// <summary>The evaluation begins.</summary>
    /// <param name="predictions">Predictions in all.</param>
    /// <param name="done">Of them finished earlier.</param>
    void Started(int predictions, int done);

    /// <summary>A step of a task begins.</summary>
    /// <param name="task">The task.</param>
    /// <param name="step">What is done, in words.</param>
    void Step(TaskId task, string step);

    /// <summary>A task comes to a phase, with one candidate or all of them.</summary>
    void Entered(TaskId task, Phase phase)
    {
    }

    /// <summary>A rotation of a task's sitting is done.</summary>
    void Rotated(TaskId task, SittingProgress progress);

    /// <summary>A fault of ours or the machine; it is tried again.</summary>
    void Retrying(TaskId task, string fault, int attempt);

    /// <summary>All predictions of a task are finished.</summary>
    /// <param name="task">The task.</param>
    /// <param name="tasksLeft">Tasks that are not.</param>
    /// <param name="tasksDone">Tasks that are, in this go.</param>
    void TaskDone(TaskId task, int tasksLeft, int tasksDone);

    /// <summary>A prediction is finished.</summary>
    void Finished(TaskResult result);
}
