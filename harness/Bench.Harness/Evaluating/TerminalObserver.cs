using Bench.Contracts.Runs;
using Bench.Contracts.Tasks;
using Bench.Evaluation.Evaluations;
using Bench.Evaluation.Sittings;

namespace Bench.Harness.Evaluating;

/// <summary>Progress on a terminal: the plain lines, and between them one line with the rotations that is written over.</summary>
/// <param name="plain">Writes the lines that stay.</param>
/// <param name="output">The terminal.</param>
internal sealed class TerminalObserver(IEvaluationObserver plain, TextWriter output) : IEvaluationObserver
{
    private const int BarWidth = 30;
    private const string ClearLine = "\r\e[K";
    private readonly Lock _lock = new();

    /// <inheritdoc/>
    public void Started(int predictions, int done) => Lasting(() => plain.Started(predictions, done));

    /// <inheritdoc/>
    public void Step(TaskId task, string step) => Lasting(() => plain.Step(task, step));

    /// <inheritdoc/>
    public void Rotated(TaskId task, SittingProgress progress)
    {
        var filled = BarWidth * progress.Rotation / Math.Max(1, progress.Cap);
        lock (_lock)
        {
            output.Write($"{ClearLine}{task} [{new string('=', filled)}{new string(' ', BarWidth - filled)}] rotation {progress.Rotation} of at most {progress.Cap}, {progress.Arms} arms");
            output.Flush();
        }
    }

    /// <inheritdoc/>
    public void Retrying(TaskId task, string fault, int attempt) => Lasting(() => plain.Retrying(task, fault, attempt));

    /// <inheritdoc/>
    public void TaskDone(TaskId task, int tasksLeft, int tasksDone) => Lasting(() => plain.TaskDone(task, tasksLeft, tasksDone));

    /// <inheritdoc/>
    public void Finished(TaskResult result) => Lasting(() => plain.Finished(result));

    private void Lasting(Action write)
    {
        lock (_lock)
        {
            output.Write(ClearLine);
            write();
        }
    }
}
