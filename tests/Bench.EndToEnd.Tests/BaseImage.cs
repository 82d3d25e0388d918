namespace Bench.EndToEnd.Tests;

/// <summary>The base images that the samples' Dockerfiles start from, made once on a machine that no registry answers.</summary>
internal static class BaseImage
{
    private static readonly SemaphoreSlim OneAtATime = new(1, 1);

    /// <summary>Makes them; nothing happens when they are there.</summary>
    public static async Task MakeAsync(CancellationToken cancellationToken)
    {
        await OneAtATime.WaitAsync(cancellationToken);
        try
        {
            var result = await BenchProgram.RunAsync(BenchProgram.Root, cancellationToken, "images", "base");
            Assert.That(result.ExitCode, Is.Zero, result.ErrorText);
        }
        finally
        {
            OneAtATime.Release();
        }
    }
}
