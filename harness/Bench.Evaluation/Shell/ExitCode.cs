namespace Bench.Evaluation.Shell;

/// <summary>Exit codes of every command.</summary>
public static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Done, and some of what was looked at failed: predictions on their own account, items of a checkup, a replay that disagrees.</summary>
    public const int SomeFailed = 1;

    /// <summary>Wrong use; the message says what is wrong and how to mend it.</summary>
    public const int WrongUse = 2;

    /// <summary>A fault of ours or of the machine, or a run that was stopped before its end.</summary>
    public const int Fault = 3;
}
