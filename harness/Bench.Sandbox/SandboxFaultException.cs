namespace Bench.Sandbox;

/// <summary>The sandbox itself failed: engine gone, image missing, controller not mounted, disk full. Never the fault of the code inside.</summary>
public sealed class SandboxFaultException : Exception
{
    /// <summary>Makes a fault that says what was being done and how to mend it.</summary>
    public SandboxFaultException(string message)
        : base(message)
    {
    }

    /// <summary>Makes a fault with its cause.</summary>
    public SandboxFaultException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Makes a fault without a message.</summary>
    public SandboxFaultException()
        : base("The sandbox failed.")
    {
    }

    /// <summary>End of what the build of an image printed, where one of its own commands failed; null for everything else.</summary>
    public string? BuildOutput { get; init; }
}
