using Bench.Contracts.Runs;
using Bench.Evaluation;
using Bench.Evaluation.Environments;
using Bench.Evaluation.Evaluations;
using Bench.Evaluation.Sources;
using Bench.Harvester.Admit;
using Bench.Harvester.Build;
using Bench.Sandbox;
using Bench.Sandbox.Agents;
using Bench.Sandbox.Bubblewrap;
using Bench.Sandbox.Docker;
using Bench.Sandbox.Engine;
using Bench.Sandbox.HostCells;
using Bench.Sandbox.Images;

namespace Bench.Harvester.Tests.Build;

/// <summary>A real sandbox with all that the stages need, for one of the sample repositories.</summary>
internal sealed class Workshop : IAsyncDisposable
{
    private readonly DockerClient? _engine;
    private readonly RunScratch _scratch;

    private Workshop(string folder, ISandbox sandbox, DockerClient? engine, RunScratch scratch, StageParts parts)
    {
        (Folder, Sandbox, _engine, _scratch, Parts) = (folder, sandbox, engine, scratch, parts);
    }

    /// <summary>Folder of its own.</summary>
    public string Folder { get; }

    /// <summary>The sandbox.</summary>
    public ISandbox Sandbox { get; }

    /// <summary>What the stages share.</summary>
    public StageParts Parts { get; }

    /// <summary>Opens a back end.</summary>
    /// <param name="kind">Bubblewrap or Docker.</param>
    /// <param name="stream">Path of the repository's stream.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<Workshop> OpenAsync(SandboxKind kind, string stream, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(Path.GetTempPath(), "bench-harvester-tests", Guid.NewGuid().ToString("N"));
        var folders = new BenchFolders(Directory.CreateDirectory(Path.Combine(folder, "cache")).FullName);
        var tools = await ToolsFolder.PrepareAsync(InstallLayout.Find(), folders.Tools, cancellationToken);
        var scratch = RunScratch.Open(Path.Combine(folder, "scratch"));
        var clock = TimeProvider.System;
        var engine = kind == SandboxKind.Docker ? DockerClientConfiguration.FromEnvironment().CreateClient() : null;
        ISandbox sandbox;
        if (engine is null)
        {
            sandbox = await BubblewrapSandbox.StartAsync(new HostSandboxOptions(tools.Agent, Path.Combine(folder, "work"), [folder]), clock, cancellationToken);
        }
        else
        {
            await new BaseImages(engine, clock).BuildAsync(Path.Combine(folder, "work"), force: false, new Silent(), cancellationToken);
            sandbox = await DockerSandbox.StartAsync(engine, new DockerSandboxOptions(Guid.NewGuid().ToString("N")[..12], tools.Agent), clock, cancellationToken);
        }

        var images = engine is null ? null : new ImageStore(engine, clock);
        var parts = new StageParts(
            folders, scratch, sandbox, tools.HostPath, new SourceStore(folders), new EnvironmentStore(folders, sandbox, images, tools.HostPath),
            new PhaseCpus([0], [.. Enumerable.Range(0, Environment.ProcessorCount)]), Path.Combine(folder, "logs"),
            new RepositoryIdentity(stream, stream, stream, "sample", Path.GetFileNameWithoutExtension(stream)), clock);
        return new Workshop(folder, sandbox, engine, scratch, parts);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Sandbox.DisposeAsync();
        _engine?.Dispose();
        _scratch.Dispose();
        Bench.Sandbox.Folders.TreeRemoval.Remove(Folder);
    }

    private sealed class Silent : IProgress<string>
    {
        public void Report(string value)
        {
            // Nobody watches.
        }
    }
}
