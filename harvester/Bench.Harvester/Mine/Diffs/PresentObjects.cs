using System.Globalization;
using System.Text;
using Bench.Evaluation.Sources;
using Bench.Harvester.Mine.Histories;

namespace Bench.Harvester.Mine.Diffs;

/// <summary>What a partial clone holds. Asking git for a single object would make it fetch the object.</summary>
internal sealed class PresentObjects
{
    private readonly HashSet<UInt128> _ids = [];

    private PresentObjects()
    {
    }

    /// <summary>Lists the objects of a clone.</summary>
    /// <exception cref="SourceException">git failed.</exception>
    public static async Task<PresentObjects> ReadAsync(Clone clone, CancellationToken cancellationToken)
    {
        var present = new PresentObjects();
        var sink = new RecordSink((byte)'\n', 64, id => present._ids.Add(Key(Encoding.ASCII.GetString(id))));
        var result = await GitProgram.StreamAsync(
            [$"--git-dir={clone.GitDirectory}", "cat-file", "--batch-all-objects", "--unordered", "--batch-check=%(objectname)"], Stream.Null, sink, cancellationToken);
        sink.Finish();
        return result.Succeeded ? present : throw new SourceException($"git cannot list the objects of '{clone.Source}': {result.ErrorText.Trim()}");
    }

    /// <summary>Whether an object is there; zeros stand for none, which nobody misses.</summary>
    public bool Holds(string id) => id.All(digit => digit == '0') || _ids.Contains(Key(id));

    /// <summary>The first 32 digits, which no two objects of a repository share.</summary>
    private static UInt128 Key(string id) => UInt128.Parse(id.AsSpan(0, Math.Min(32, id.Length)), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
