using System.ComponentModel;
using System.Diagnostics;
using Bench.Sandbox.HostPrograms;

namespace Bench.Sandbox.Agents;

/// <summary>An agent that runs as a process of the machine, for the back ends without containers.</summary>
public sealed class HostAgent : IAsyncDisposable
{
    private static readonly TimeSpan ExitLimit = TimeSpan.FromSeconds(15);

    private readonly Process _process;
    private readonly Task _errors;

    private HostAgent(Process process, TimeProvider time)
    {
        _process = process;
        Connection = new AgentConnection(process.StandardInput.BaseStream, process.StandardOutput.BaseStream, time);
        _errors = new CappedBuffer(64 << 10).DrainAsync(process.StandardError.BaseStream, CancellationToken.None);
    }

    /// <summary>The conversation with it.</summary>
    public AgentConnection Connection { get; }

    /// <summary>Starts the agent and waits until it answers.</summary>
    /// <exception cref="SandboxFaultException">It does not start or does not answer.</exception>
    public static async Task<HostAgent> StartAsync(AgentProgram program, TimeProvider time, CancellationToken cancellationToken)
    {
        var agent = new HostAgent(Start(program.CommandLine(program.File)), time);
        var answers = false;
        try
        {
            await agent.Connection.PingAsync(cancellationToken);
            answers = true;
            return agent;
        }
        finally
        {
            if (!answers)
            {
                await agent.DisposeAsync();
            }
        }
    }

    /// <summary>Ends the agent and with it all that it runs.</summary>
    public async ValueTask DisposeAsync()
    {
        await Connection.DisposeAsync();
        using var limit = new CancellationTokenSource(ExitLimit);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _errors;
        _process.Dispose();
    }

    private static Process Start(IReadOnlyList<string> commandLine)
    {
        var start = new ProcessStartInfo(commandLine[0], commandLine.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = "/",
        };
        start.Environment.Clear();
        foreach (var (name, value) in HostCommandLimits.CleanVariables)
        {
            start.Environment[name] = value;
        }

        var process = new Process { StartInfo = start };
        try
        {
#pragma warning disable RS0030 // The agent is a program of ours that talks for as long as a cell is open; HostCommand runs to an end.
            process.Start();
#pragma warning restore RS0030
            return process;
        }
        catch (Win32Exception e)
        {
            process.Dispose();
            throw new SandboxFaultException($"The agent `{commandLine[0]}` could not be started: {e.Message}.", e);
        }
    }
}
