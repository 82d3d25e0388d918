using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Bench.Contracts.Documents;
using Bench.Contracts.Runs;

namespace Bench.Scoring.Runs;

/// <summary>Reads samples a sitting at a time, so that memory is bounded by the largest of them and not by the file.</summary>
internal static class SittingStream
{
    /// <summary>The sittings of a file, each with its place.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="name">Its name, for errors.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="PublishedRunException">A line is broken, or the samples of a sitting stand apart.</exception>
    public static async IAsyncEnumerable<(SittingPlace Place, ImmutableArray<LineReading<Sample>.Good> Samples)> ReadAsync(
        string path, string name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var samples = ImmutableArray.CreateBuilder<LineReading<Sample>.Good>();
        await foreach (var line in RunReader.ReadSamplesAsync(path, cancellationToken))
        {
            var sample = line as LineReading<Sample>.Good ?? throw new PublishedRunException(((LineReading<Sample>.Bad)line).Error with { File = name });
            if (samples.Count > 0 && samples[0].Value.Sitting != sample.Value.Sitting)
            {
                yield return Whole(samples, sample.Offset);
            }

            if (samples.Count == 0 && !seen.Add(sample.Value.Sitting))
            {
                throw new PublishedRunException(new DocumentError(
                    name, sample.Line, "/sitting", $"found the sitting '{sample.Value.Sitting}' again, after another one", "the samples of a sitting one after the other"));
            }

            samples.Add(sample);
        }

        if (samples.Count > 0)
        {
            yield return Whole(samples, new FileInfo(path).Length);
        }
    }

    private static (SittingPlace Place, ImmutableArray<LineReading<Sample>.Good> Samples) Whole(ImmutableArray<LineReading<Sample>.Good>.Builder samples, long end)
    {
        var whole = samples.ToImmutable();
        samples.Clear();
        return (new SittingPlace(whole[0].Value.Sitting, whole[0].Offset, end - whole[0].Offset), whole);
    }
}
