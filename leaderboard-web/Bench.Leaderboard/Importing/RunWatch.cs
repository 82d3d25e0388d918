using System.Threading.Channels;

namespace Bench.Leaderboard.Importing;

/// <summary>Wakes who waits as soon as a run's folder appears or goes. Only a hint: where the system has none to give, the period of the looks is all there is.</summary>
internal sealed class RunWatch : IDisposable
{
    /// <summary>What comes at once, such as the runs of a copied folder, is one change.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(50);

    private readonly Channel<bool> _changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly FileSystemWatcher? _watcher;
    private Task<bool>? _waiting;

    /// <summary>Begins to watch.</summary>
    /// <param name="folder">The site's folder, made.</param>
    public RunWatch(SiteFolder folder)
    {
        try
        {
            _watcher = new FileSystemWatcher(folder.Runs) { NotifyFilter = NotifyFilters.DirectoryName };
            _watcher.Created += (_, _) => Note();
            _watcher.Deleted += (_, _) => Note();
            _watcher.Renamed += (_, _) => Note();
            _watcher.EnableRaisingEvents = true;
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or UnauthorizedAccessException)
        {
            // The system's limit of watches is reached, or the folder is gone: the looks say so.
            _watcher?.Dispose();
            _watcher = null;
        }
    }

    /// <summary>Waits for a change, but not longer than a period. One call at a time.</summary>
    public async Task WaitAsync(TimeSpan period, TimeProvider clock, CancellationToken cancellationToken)
    {
        _waiting ??= _changes.Reader.WaitToReadAsync(CancellationToken.None).AsTask();
        await Task.WhenAny(_waiting, Task.Delay(period, clock, cancellationToken));
        cancellationToken.ThrowIfCancellationRequested();
        if (_waiting.IsCompleted)
        {
            await Task.Delay(Settling, clock, cancellationToken);
            _changes.Reader.TryRead(out _);
            _waiting = null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _watcher?.Dispose();

    private void Note() => _changes.Writer.TryWrite(true);
}
