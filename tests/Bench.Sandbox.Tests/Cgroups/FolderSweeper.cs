namespace Bench.Sandbox.Tests.Cgroups;

/// <summary>Removes the files of folders that are being removed: the part of the kernel in a tree written by hand.</summary>
internal sealed class FolderSweeper : IDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly Task _work;

    public FolderSweeper(string root) => _work = SweepAsync(root);

    public void Dispose()
    {
        _end.Cancel();
        _work.GetAwaiter().GetResult();
        _end.Dispose();
    }

    private async Task SweepAsync(string root)
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                Empty(root);
            }
            catch (DirectoryNotFoundException)
            {
                // Removed while it was looked at: what this is for.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(5), CancellationToken.None);
        }
    }

    private static void Empty(string root)
    {
        foreach (var folder in Directory.EnumerateDirectories(root, "bench-*", SearchOption.AllDirectories))
        {
            foreach (var file in Directory.EnumerateFiles(folder))
            {
                File.Delete(file);
            }
        }
    }
}
