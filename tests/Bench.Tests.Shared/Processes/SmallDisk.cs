namespace Bench.Tests.Shared.Processes;

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
        await Shell.RunAsync($"mkdir -p {folder} && truncate -s {mebibytes}M {image} && mkfs.ext4 -q -m 0 {image} && mount -o loop {image} {folder} && rmdir {folder}/lost+found", cancellationToken);
        return new SmallDisk(folder, image);
    }

    /// <summary>Leaves no block free, at once: written data would set blocks aside that come free again when they reach the disk.</summary>
    public Task FillAsync(CancellationToken cancellationToken) =>
        Shell.RunAsync($"n=0; for size in 1M 64K 4K; do while fallocate -l $size {Filler}.$n 2>/dev/null; do n=$((n+1)); done; done", cancellationToken);

    /// <summary>Gives the room back.</summary>
    public Task EmptyAsync(CancellationToken cancellationToken) => Shell.RunAsync($"rm -f {Filler}.*; sync -f {Folder}", cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await Shell.RunAsync($"umount {Folder} && rm -f {_image} && rmdir {Folder}", CancellationToken.None);
}
