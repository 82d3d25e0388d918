using System.Text.Json;
using Bench.Contracts.Documents;

namespace Bench.BoardGenerator;

/// <summary>A JSON Lines file that is being written.</summary>
internal sealed class LineFile(string folder, string name) : IAsyncDisposable
{
    private readonly FileStream _stream = new(Path.Combine(folder, name), FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);

    /// <summary>Adds a value as a line.</summary>
    public void Add<T>(T value)
    {
        JsonSerializer.Serialize(_stream, value, BenchJson.Options);
        _stream.WriteByte((byte)'\n');
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _stream.DisposeAsync();
}
