namespace Bench.EndToEnd.Tests.Faults;

/// <summary>A small file system of its own, in a file, that a test fills and empties.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private readonly string _image;

    private SmallDisk(string folder, string image)
    {
        Folder = folder;
        _image = image;
    }

    /// <summary>Where it is mounted.</summary>
    public string Folder { get; }

    private string Filler => Path.Combine(Folder, "filler");

    /// <summary>Makes and mounts it.</summary>
    public static async Task<SmallDisk> MountAsync(string folder, int mebibytes, CancellationToken cancellationToken)
    {
        var image = folder + ".image";
        await FaultBench.ShellAsync($"mkdir -p {folder} && truncate -s {mebibytes}M {image} && mkfs.ext4 -q -m 0 {image} && mount -o loop {image} {folder} && rmdir {folder}/lost+found", cancellationToken);
        return new SmallDisk(folder, image);
    }

    /// <summary>Leaves no byte free: what was set aside for the first go's own bookkeeping is taken by the next ones.</summary>
    public Task FillAsync(CancellationToken cancellationToken) =>
        FaultBench.ShellAsync($"for go in 1 2 3; do cat /dev/zero >> {Filler} 2>/dev/null; sync -f {Folder}; done; true", cancellationToken);

    /// <summary>Gives the room back.</summary>
    public Task EmptyAsync(CancellationToken cancellationToken) => FaultBench.ShellAsync($"rm -f {Filler}; sync -f {Folder}", cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await FaultBench.ShellAsync($"umount {Folder} && rm -f {_image}", CancellationToken.None);
}
