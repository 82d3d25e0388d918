namespace Bench.Sandbox.Seccomp;

/// <summary>A condition on one argument of a system call.</summary>
/// <param name="Argument">Index of the argument, from 0.</param>
/// <param name="Comparison">How it is compared.</param>
/// <param name="Value">With what.</param>
internal sealed record SeccompCondition(int Argument, SeccompComparison Comparison, ulong Value);
