using Bench.Evaluation.Evaluations;

namespace Bench.Harness.Evaluating;

/// <summary>Chooses how progress is shown.</summary>
internal static class Observers
{
    /// <summary>One line that is written over on a terminal, plain lines elsewhere.</summary>
    public static IEvaluationObserver ForTerminal(TextWriter output, TimeProvider clock)
    {
        var plain = new PlainObserver(output, clock);
        return System.Console.IsErrorRedirected ? plain : new TerminalObserver(plain, output);
    }
}
