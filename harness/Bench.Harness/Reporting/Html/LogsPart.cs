using System.Globalization;
using Bench.Charts.Markup;
using Bench.Contracts.Tasks;

namespace Bench.Harness.Reporting.Html;

/// <summary>Logs, folded away: text of submitted code.</summary>
/// <param name="logs">The logs of the run.</param>
/// <param name="budget">What they may take of the page.</param>
internal sealed class LogsPart(RunLogs logs, PageBudget budget)
{
    /// <summary>The logs of an arm; nothing when it has none.</summary>
    /// <param name="task">The task.</param>
    /// <param name="arm">Name of the arm; null when it is not known.</param>
    public IEnumerable<Node> Write(TaskId task, string? arm) => arm is null ? [] : logs.Of(task, arm, budget.LogBytes).Select(log => Write(arm, log));

    private static Node Write(string arm, LogExcerpt log) => Parts.Folded(
        string.Create(CultureInfo.InvariantCulture, $"Log: {arm}/{log.Name}, {Size(log.Bytes)}"),
        [
            Tag.Of("pre", Tag.Outside(log.Head)),
            .. log.LeftOut > 0 ? [Tag.In("cut", "p", $"… {Size(log.LeftOut)} left out here; the whole log is in the run's folder …"), Tag.Of("pre", Tag.Outside(log.Tail))] : Array.Empty<Node>(),
        ]);

    private static string Size(long bytes) => bytes < 10_000
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes:N0} bytes")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:N0} KiB");
}
