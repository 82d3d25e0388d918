using Bench.Harvester.Funnel;

namespace Bench.Harvester.Console;

/// <summary>Progress on a terminal: the plain lines, and one line for the history that is written over.</summary>
/// <param name="plain">Writes the lines that stay.</param>
/// <param name="output">The terminal.</param>
internal sealed class TerminalHarvestObserver(PlainHarvestObserver plain, TextWriter output) : IHarvestObserver
{
    private const string ClearLine = "\r\e[K";
    private const int BarWidth = 30;
    private readonly Lock _lock = new();

    /// <summary>The observer that fits where standard error goes.</summary>
    public static IHarvestObserver ForStandardError(TimeProvider clock)
    {
        var plain = new PlainHarvestObserver(System.Console.Error, clock);
        return System.Console.IsErrorRedirected ? plain : new TerminalHarvestObserver(plain, System.Console.Error);
    }

    /// <inheritdoc/>
    public void Said(string line) => Lasting(() => plain.Said(line));

    /// <inheritdoc/>
    public void Passed(int done, int all)
    {
        var filled = BarWidth * done / Math.Max(1, all);
        lock (_lock)
        {
            output.Write($"{ClearLine}[{new string('=', filled)}{new string(' ', BarWidth - filled)}] {plain.Progress(done, all)}{(done == all ? "\n" : "")}");
            output.Flush();
        }
    }

    /// <inheritdoc/>
    public void Step(int number, Stage stage, string step) => Lasting(() => plain.Step(number, stage, step));

    /// <inheritdoc/>
    public void Judged(int number, StageVerdict verdict) => Lasting(() => plain.Judged(number, verdict));

    private void Lasting(Action write)
    {
        lock (_lock)
        {
            output.Write(ClearLine);
            write();
        }
    }
}
