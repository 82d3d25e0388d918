namespace Bench.Sandbox.Seccomp;

/// <summary>How an argument of a system call is compared.</summary>
internal enum SeccompComparison
{
    /// <summary>All 64 bits equal the value.</summary>
    Equal,

    /// <summary>Unsigned, at least the value.</summary>
    AtLeast,

    /// <summary>The one bit of the value is set.</summary>
    HasBit,

    /// <summary>The low 32 bits equal the value, whatever the high ones are.</summary>
    LowHalfEqual,
}
