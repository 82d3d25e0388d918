namespace Bench.Sandbox.Seccomp;

/// <summary>A system call that is refused.</summary>
/// <param name="Call">Its name.</param>
/// <param name="Errno">Error that the caller sees.</param>
/// <param name="Condition">Refused only when this holds; null refuses it always.</param>
internal sealed record SeccompRule(string Call, int Errno, SeccompCondition? Condition = null);
