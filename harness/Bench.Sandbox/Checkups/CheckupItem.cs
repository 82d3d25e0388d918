namespace Bench.Sandbox.Checkups;

/// <summary>One thing about a machine that matters for measuring.</summary>
/// <param name="Name">Short name, always the same.</param>
/// <param name="State">What it means for measuring.</param>
/// <param name="Found">What is so on this machine.</param>
/// <param name="Why">Why it matters.</param>
/// <param name="Mend">How to make it pass: a command or a sentence; null when it passes.</param>
public sealed record CheckupItem(string Name, CheckupState State, string Found, string Why, string? Mend)
{
    /// <summary>An item that is as it should be.</summary>
    public static CheckupItem Pass(string name, string found, string why) => new(name, CheckupState.Pass, found, why, Mend: null);

    /// <summary>An item that should be better.</summary>
    public static CheckupItem Warn(string name, string found, string why, string mend) => new(name, CheckupState.Warn, found, why, mend);

    /// <summary>An item that keeps the machine from measuring.</summary>
    public static CheckupItem Fail(string name, string found, string why, string mend) => new(name, CheckupState.Fail, found, why, mend);
}
