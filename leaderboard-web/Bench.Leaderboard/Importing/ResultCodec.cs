using System.Collections.Immutable;
using Bench.Contracts.Runs;

namespace Bench.Leaderboard.Importing;

/// <summary>
/// Results of a run as bytes of the index: what the pages about many of them show, each text once. Key and phases of a result are
/// left out, <see cref="Data.DetailStore"/> reads them. Read in a tenth of the time that JSON takes, so that a site with a
/// hundred thousand results starts within two seconds. No format for others: that is <c>results.jsonl</c>.
/// </summary>
internal static class ResultCodec
{
    /// <summary>The bytes of results.</summary>
    public static byte[] Write(ImmutableArray<TaskResult> results)
    {
        using var bytes = new MemoryStream();
        using var writer = new ResultWriter(bytes);
        writer.Write(results);
        return bytes.ToArray();
    }

    /// <summary>The results of bytes that <see cref="Write"/> made.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="sharing">Holds what many results say once.</param>
    public static ImmutableArray<TaskResult> Read(byte[] bytes, ResultSharing sharing)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        using var reader = new ResultReader(stream, sharing);
        return reader.Read();
    }
}
