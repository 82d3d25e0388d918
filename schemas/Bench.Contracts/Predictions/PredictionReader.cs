using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Bench.Contracts.Documents;

namespace Bench.Contracts.Predictions;

/// <summary>
/// Reads a predictions file as a stream: memory is bounded by the longest line. A line that is not accepted is reported with its
/// number and the rest goes on. A byte order mark, CRLF and blank lines are tolerated; unknown fields are kept.
/// </summary>
public static class PredictionReader
{
    /// <summary>Longest line, in bytes; a longer one is a bad line.</summary>
    public const int LongestLine = LineSource.LongestLine;

    /// <summary>Reads a file.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async IAsyncEnumerable<LineReading<Prediction>> ReadAsync(string path, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var stream = File.OpenRead(path);
        await using (stream.ConfigureAwait(false))
        {
            await foreach (var line in ReadAsync(stream, path, cancellationToken).ConfigureAwait(false))
            {
                yield return line;
            }
        }
    }

    /// <summary>Reads a stream, which stays open.</summary>
    /// <param name="stream">The predictions.</param>
    /// <param name="file">Name of the file, for the errors.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async IAsyncEnumerable<LineReading<Prediction>> ReadAsync(
        Stream stream, string file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var seen = new Dictionary<UInt128, long>();
        await foreach (var line in LineSource.ReadAsync(stream, LongestLine, cancellationToken).ConfigureAwait(false))
        {
            if (!line.IsTooLong && line.Text.IsEmpty)
            {
                continue;
            }

            if (seen.Count == 0 && !line.IsTooLong && line.Text[0] == '[')
            {
                yield return Bad(line, file, "found a JSON list", "one object a line; jq -c '.[]' makes it from a list");
                yield break;
            }

            yield return One(line, file, seen);
        }
    }

    private static LineReading<Prediction> One(RawLine line, string file, Dictionary<UInt128, long> seen)
    {
        if (line.IsTooLong)
        {
            return Bad(line, file, "found a longer line", $"at most {LongestLine} bytes");
        }

        var (root, syntax) = DocumentParser.Parse(line.Text, file, line.Number);
        if (root is null)
        {
            return new LineReading<Prediction>.Bad(line.Number, syntax!);
        }

        var structure = StructureCheck.Of<Prediction>(root, file);
        if (!structure.IsEmpty)
        {
            return new LineReading<Prediction>.Bad(line.Number, structure[0]);
        }

        var prediction = JsonSerializer.Deserialize<Prediction>(line.Text, BenchJson.Options) ?? throw new UnreachableException();
        var key = Key(prediction);
        if (seen.TryGetValue(key, out var first))
        {
            return Bad(line, file, $"found the prediction of line {first} again: same instance_id, model_name_or_path and attempt", "each of them once; number further ones with \"attempt\"");
        }

        seen.Add(key, line.Number);
        return new LineReading<Prediction>.Good(line.Number, prediction) { Offset = line.Offset };
    }

    private static LineReading<Prediction>.Bad Bad(RawLine line, string file, string problem, string expected) =>
        new(line.Number, new DocumentError(file, line.Number, "", problem, expected));

    /// <summary>Half of a digest: what tells two predictions apart, in 16 bytes instead of their names.</summary>
    private static UInt128 Key(Prediction prediction)
    {
        var identity = JsonSerializer.Serialize(new[] { prediction.InstanceId, prediction.ModelNameOrPath, $"{prediction.Attempt}" });
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(identity)));
    }
}
