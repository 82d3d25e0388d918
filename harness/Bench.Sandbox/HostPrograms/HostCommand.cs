using System.ComponentModel;
using System.Diagnostics;

namespace Bench.Sandbox.HostPrograms;

/// <summary>
/// Runs trusted programs of the machine (git, gcc, debootstrap …) for the rest of the harness. No shell is involved. Submitted code
/// never runs this way: that is what an <see cref="ISandbox"/> is for.
/// </summary>
public static class HostCommand
{
    /// <summary>Runs a program to its end. It is killed with its children at the deadline and on cancellation.</summary>
    /// <exception cref="SandboxFaultException">The program is not on this machine or cannot be started.</exception>
    public static async Task<HostCommandResult> RunAsync(
        IReadOnlyList<string> arguments,
        string workingFolder,
        ReadOnlyMemory<byte> standardInput,
        HostCommandLimits limits,
        CancellationToken cancellationToken)
    {
        var output = new CappedBuffer(limits.OutputBytes);
        using var input = new MemoryStream(standardInput.ToArray(), writable: false);
        var result = await RunCoreAsync(new Call(arguments, workingFolder, input, output.DrainAsync), limits, cancellationToken);
        return result with { StandardOutput = output.Kept, DroppedBytes = result.DroppedBytes + output.DroppedBytes };
    }

    /// <summary>Like <see cref="RunAsync"/>, for input and output too large for memory. The output stream receives all of standard output.</summary>
    /// <exception cref="SandboxFaultException">The program is not on this machine or cannot be started.</exception>
    public static Task<HostCommandResult> RunStreamedAsync(
        IReadOnlyList<string> arguments,
        string workingFolder,
        Stream standardInput,
        Stream standardOutput,
        HostCommandLimits limits,
        CancellationToken cancellationToken) =>
        RunCoreAsync(
            new Call(arguments, workingFolder, standardInput, (from, token) => from.CopyToAsync(standardOutput, token)),
            limits,
            cancellationToken);

    private static async Task<HostCommandResult> RunCoreAsync(Call call, HostCommandLimits limits, CancellationToken cancellationToken)
    {
        using var process = Start(call, limits);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(limits.Wall);
        var errors = new CappedBuffer(limits.OutputBytes);
        // Killed at once when the token fires: a program that neither reads nor writes would hold the streams open otherwise.
        await using var kill = deadline.Token.Register(static state => Kill((Process)state!), process);
        using var feeding = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token);
        var streams = Task.WhenAll(
            FeedAsync(process, call.Input, feeding.Token),
            StopFeedingAsync(process, feeding, deadline.Token),
            call.DrainOutput(process.StandardOutput.BaseStream, deadline.Token),
            errors.DrainAsync(process.StandardError.BaseStream, deadline.Token));
        var timedOut = false;
        try
        {
            await streams;
            await process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            Kill(process);
            await process.WaitForExitAsync(CancellationToken.None);
            cancellationToken.ThrowIfCancellationRequested();
            timedOut = true;
        }
        finally
        {
            Kill(process);
        }

        return new HostCommandResult(process.ExitCode, timedOut, default, errors.Kept, errors.DroppedBytes);
    }

    private static Process Start(Call call, HostCommandLimits limits)
    {
        var start = new ProcessStartInfo(call.Arguments[0], call.Arguments.Skip(1))
        {
            WorkingDirectory = call.WorkingFolder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        if (limits.Variables is { } variables)
        {
            start.Environment.Clear();
            foreach (var (name, value) in variables)
            {
                start.Environment[name] = value;
            }
        }

        var process = new Process { StartInfo = start };
        try
        {
#pragma warning disable RS0030 // The one place that starts programs of the machine.
            process.Start();
#pragma warning restore RS0030
            return process;
        }
        catch (Win32Exception e)
        {
            process.Dispose();
            throw new SandboxFaultException($"`{call.Arguments[0]}` could not be started in {call.WorkingFolder}: {e.Message}. Is it installed and on PATH?", e);
        }
    }

    private static async Task FeedAsync(Process process, Stream input, CancellationToken cancellationToken)
    {
        try
        {
            await input.CopyToAsync(process.StandardInput.BaseStream, cancellationToken);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The program closed its input or ended before it had read all: its own choice, its exit code tells.
        }
        catch (OperationCanceledException) when (process.HasExited)
        {
            // Likewise.
        }
    }

    /// <summary>A program that has ended reads no more: input that is still being written, such as questions to a program that answers, is waited for no longer.</summary>
    private static async Task StopFeedingAsync(Process process, CancellationTokenSource feeding, CancellationToken cancellationToken)
    {
        await process.WaitForExitAsync(cancellationToken);
        await feeding.CancelAsync();
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended.
        }
    }

    private sealed record Call(
        IReadOnlyList<string> Arguments,
        string WorkingFolder,
        Stream Input,
        Func<Stream, CancellationToken, Task> DrainOutput);
}
