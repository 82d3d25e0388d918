using Bench.Contracts.Machines;
using Bench.Contracts.Runs;
using Bench.Sandbox;
using Bench.Sandbox.Agents;
using Bench.Sandbox.Bubblewrap;
using Bench.Sandbox.Docker;
using Bench.Sandbox.Engine;
using Bench.Sandbox.Faults;
using Bench.Sandbox.Folders;
using Bench.Sandbox.HostCells;
using Bench.Sandbox.Images;
using Bench.Sandbox.Machines;
using Bench.Sandbox.Processes;

namespace Bench.Evaluation.Workplaces;

/// <summary>The sandbox of a run with all that belongs to it: tools, images, and what is known of the machine.</summary>
/// <param name="Sandbox">Where code runs.</param>
/// <param name="Why">Which back end was taken and why, as a sentence.</param>
/// <param name="Tools">The agent and the runners.</param>
/// <param name="Images">Finds images; null without an engine.</param>
/// <param name="Fingerprint">The machine.</param>
/// <param name="Engine">Connection to the engine; null without one.</param>
public sealed record Workplace(
    ISandbox Sandbox,
    string Why,
    ToolsFolder Tools,
    ImageStore? Images,
    Fingerprint Fingerprint,
    DockerClient? Engine) : IAsyncDisposable
{
    /// <summary>Opens the back end that was asked for, or the strongest that works.</summary>
    /// <param name="asked">The back end; null for the strongest.</param>
    /// <param name="folders">The cache.</param>
    /// <param name="clock">Clock of the machine.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="SandboxFaultException">The back end that was asked for does not work here.</exception>
    public static async Task<Workplace> OpenAsync(
        SandboxKind? asked, BenchFolders folders, TimeProvider clock, CancellationToken cancellationToken)
    {
        var tools = await ToolsFolder.PrepareAsync(InstallLayout.Find(), folders.Tools, cancellationToken);
        await ScratchRoot.EnsureAsync(BenchFolders.Scratch, cancellationToken);
        folders.RemoveAbandoned();
        var options = new HostSandboxOptions(tools.Agent, BenchFolders.Scratch, [tools.HostPath, BenchFolders.Scratch, folders.Cache]);
        if (asked is { } kind)
        {
            return await OpenAsync(kind, "as asked", tools, options, clock, cancellationToken);
        }

        var weaker = new List<string>();
        foreach (var next in Enum.GetValues<SandboxKind>())
        {
            try
            {
                var why = weaker.Count == 0 ? "the strongest there is" : $"the strongest that works here: {string.Join("; ", weaker)}";
                return await OpenAsync(next, why, tools, options, clock, cancellationToken);
            }
            catch (SandboxFaultException fault) when (next != SandboxKind.Process)
            {
                weaker.Add($"no {next.ToString().ToLowerInvariant()} ({fault.Message.TrimEnd('.')})");
            }
        }

        throw new InvalidOperationException("the process back end neither opened nor failed");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Sandbox.DisposeAsync();
        Engine?.Dispose();
    }

    private static async Task<Workplace> OpenAsync(
        SandboxKind kind, string why, ToolsFolder tools, HostSandboxOptions options, TimeProvider clock, CancellationToken cancellationToken)
    {
        var sentence = $"sandbox {kind.ToString().ToLowerInvariant()}, {why}";
        if (kind != SandboxKind.Docker)
        {
            ISandbox host = kind == SandboxKind.Bubblewrap
                ? await BubblewrapSandbox.StartAsync(options, clock, cancellationToken)
                : await ProcessSandbox.StartAsync(options, clock, cancellationToken);
            return new Workplace(new WitnessedSandbox(host, new HostProbe(clock)), sentence, tools, Images: null, MachineProbe.Read(), Engine: null);
        }

        var client = DockerClientConfiguration.FromEnvironment().CreateClient();
        try
        {
            var sandbox = await DockerSandbox.StartAsync(client, new DockerSandboxOptions(Guid.NewGuid().ToString("N")[..12], tools.Agent), clock, cancellationToken);
            return new Workplace(new WitnessedSandbox(sandbox, new HostProbe(clock)), sentence, tools, new ImageStore(client, clock), MachineProbe.Read(engineVersion: sandbox.EngineVersion), client);
        }
        catch (SandboxFaultException)
        {
            client.Dispose();
            throw;
        }
    }
}
