using Bench.Sandbox.Engine;
using Bench.Sandbox.Images;

namespace Bench.Sandbox.Tests.Engine;

/// <summary>The real engine of the tests, with the base images in it. `tests/engine start` starts one where none answers.</summary>
internal static class TestEngine
{
    private static readonly SemaphoreSlim Making = new(1, 1);

    /// <summary>A client of the engine that DOCKER_HOST names.</summary>
    public static DockerClient Connect() => DockerClientConfiguration.FromEnvironment().CreateClient();

    /// <summary>A client, after the base images were made unless they are there.</summary>
    public static async Task<DockerClient> ConnectWithImagesAsync(CancellationToken cancellationToken)
    {
        var client = Connect();
        await Making.WaitAsync(cancellationToken);
        try
        {
            var work = Path.Combine(Path.GetTempPath(), $"bench-tests-{Environment.ProcessId}");
            await new BaseImages(client, TimeProvider.System).BuildAsync(work, force: false, new Lines(), cancellationToken);
            return client;
        }
        finally
        {
            Making.Release();
        }
    }

    private sealed class Lines : IProgress<string>
    {
        public void Report(string value) => TestContext.Progress.WriteLine(value);
    }
}
