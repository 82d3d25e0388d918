using System.Globalization;
using Bench.Contracts.Runs;
using Bench.Contracts.Tasks;
using Bench.Evaluation.Evaluations;
using Bench.Evaluation.Shell;
using Bench.Evaluation.Sittings;
using Bench.Harness.Reporting;

namespace Bench.Harness.Evaluating;

/// <summary>Progress as plain lines: one for each step and result, and one for every tenth rotation.</summary>
/// <param name="output">Where the lines go.</param>
/// <param name="clock">For the time that is left.</param>
internal sealed class PlainObserver(TextWriter output, TimeProvider clock) : IEvaluationObserver
{
    private readonly Lock _lock = new();
    private readonly long _began = clock.GetTimestamp();
    private int _predictions;
    private int _done;

    /// <inheritdoc/>
    public void Started(int predictions, int done)
    {
        (_predictions, _done) = (predictions, done);
        Line(done == 0 ? $"evaluating {predictions} predictions" : $"evaluating {predictions} predictions, {done} of them finished earlier");
    }

    /// <inheritdoc/>
    public void Step(TaskId task, string step) => Line($"{task}: {PlainText.Of(step)}");

    /// <inheritdoc/>
    public void Rotated(TaskId task, SittingProgress progress)
    {
        if (progress.Rotation > 0 && progress.Rotation % 10 == 0)
        {
            Line($"{task}: {progress.Rotation} of at most {progress.Cap} rotations of {progress.Arms} arms");
        }
    }

    /// <inheritdoc/>
    public void Retrying(TaskId task, string fault, int attempt) => Line($"{task}: fault, trying again ({attempt} of 2): {PlainText.Of(fault)}");

    /// <inheritdoc/>
    public void Finished(TaskResult result)
    {
        lock (_lock)
        {
            _done++;
        }

        Line($"{result.Task} {PlainText.Of(result.Model)}: {OutcomeWords.Sentence(result)}");
    }

    /// <inheritdoc/>
    public void TaskDone(TaskId task, int tasksLeft, int tasksDone)
    {
        if (tasksLeft > 0)
        {
            var seconds = clock.GetElapsedTime(_began).TotalSeconds / Math.Max(1, tasksDone) * tasksLeft;
            Line(string.Create(CultureInfo.InvariantCulture, $"{task}: done; {tasksLeft} tasks left, about {Math.Ceiling(seconds / 10) * 10:F0} s"));
        }
    }

    private void Line(string text)
    {
        lock (_lock)
        {
            output.WriteLine($"[{_done}/{_predictions}] {text}");
        }
    }
}
