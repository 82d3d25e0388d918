using Bench.Sandbox.Docker;
using Bench.Sandbox.Engine;

namespace Bench.Sandbox.Checkups;

/// <summary>Asks the container engine what it is. Changes nothing there.</summary>
internal static class EngineProbe
{
    /// <summary>An engine that works answers in milliseconds.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>What it says, or why it says nothing.</summary>
    public static async Task<EngineFacts> ReadAsync(CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Patience);
        try
        {
            using var client = DockerClientConfiguration.FromEnvironment().CreateClient();
            var info = await EngineFaults.GuardAsync(client, "asking the engine what it is", () => client.System.GetSystemInfoAsync(deadline.Token));
            return new EngineFacts(info.ServerVersion ?? "unknown", info.DockerRootDir, Problem: null);
        }
        catch (SandboxFaultException fault)
        {
            return new EngineFacts(Version: null, DataFolder: null, fault.Message);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new EngineFacts(Version: null, DataFolder: null, $"the engine does not answer within {Patience.TotalSeconds:0} s");
        }
    }
}
