using System.Text;

namespace Bench.Sandbox.HostPrograms;

/// <summary>What a program of the machine did.</summary>
/// <param name="ExitCode">Its exit code; 128 + signal when a signal ended it.</param>
/// <param name="TimedOut">Whether it was killed at its deadline.</param>
/// <param name="StandardOutput">Beginning of its standard output.</param>
/// <param name="StandardError">Beginning of its standard error.</param>
/// <param name="DroppedBytes">Bytes of output that were read and not kept.</param>
public sealed record HostCommandResult(
    int ExitCode,
    bool TimedOut,
    ReadOnlyMemory<byte> StandardOutput,
    ReadOnlyMemory<byte> StandardError,
    long DroppedBytes)
{
    /// <summary>Whether it exited with 0 before its deadline.</summary>
    public bool Succeeded => ExitCode == 0 && !TimedOut;

    /// <summary>Standard output as text; bytes that are no UTF-8 become replacement characters.</summary>
    public string OutputText => Encoding.UTF8.GetString(StandardOutput.Span);

    /// <summary>Standard error as text; bytes that are no UTF-8 become replacement characters.</summary>
    public string ErrorText => Encoding.UTF8.GetString(StandardError.Span);
}
