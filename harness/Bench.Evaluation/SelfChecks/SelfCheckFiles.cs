using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Bench.Contracts.Documents;
using Bench.Contracts.Runs;
using Bench.Contracts.SelfChecks;
using Bench.Scoring.Runs;

namespace Bench.Evaluation.SelfChecks;

/// <summary>The two files of a self-check: its result, and beside it the samples that it can be computed from again.</summary>
public static class SelfCheckFiles
{
    /// <summary>Name of the result in a folder of its own.</summary>
    public const string ResultName = "selfcheck.json";

    private const string SamplesEnding = ".samples.jsonl";

    /// <summary>The samples as they are written, one a line.</summary>
    public static byte[] Lines(IEnumerable<Sample> samples) => Encoding.UTF8.GetBytes(string.Concat(samples.Select(sample => BenchJson.Line(sample) + "\n")));

    /// <summary>Writes both files, each whole or not at all; the result last.</summary>
    /// <param name="path">Path of the result.</param>
    /// <param name="record">The result.</param>
    /// <param name="samples">Its samples by <see cref="Lines"/>.</param>
    /// <param name="cancellationToken">Stops before the first file is in its place.</param>
    public static async Task WriteAsync(string path, SelfCheckRecord record, byte[] samples, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await AtomicFile.WriteAsync(SamplesOf(path), stream => stream.WriteAsync(samples, CancellationToken.None).AsTask());
        await AtomicFile.WriteAsync(path, BenchJson.Document(record), CancellationToken.None);
    }

    /// <summary>Reads both files.</summary>
    /// <param name="path">Path of the result, or of the folder that holds it under its own name.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="RunFolderException">A file is missing or broken, or they do not belong together.</exception>
    public static async Task<(SelfCheckRecord Record, ImmutableArray<Sample> Samples)> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var result = Directory.Exists(path) ? Path.Combine(path, ResultName) : path;
        var record = SelfCheckReader.Read(result) switch
        {
            DocumentReading<SelfCheckRecord>.Read(var read) => read,
            DocumentReading<SelfCheckRecord>.Refused(var errors) => throw new RunFolderException(string.Join('\n', errors.Take(20))),
            var other => throw new InvalidOperationException($"unknown reading {other}"),
        };
        var samplesPath = SamplesOf(result);
        if (!File.Exists(samplesPath))
        {
            throw new RunFolderException($"{samplesPath} does not exist; the samples of a self-check lie beside its result.");
        }

        await using (var stream = File.OpenRead(samplesPath))
        {
            if (Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken)) != record.SamplesSha256)
            {
                throw new RunFolderException($"{samplesPath} does not belong to {result}: its digest is another one.");
            }
        }

        var samples = ImmutableArray.CreateBuilder<Sample>();
        await foreach (var line in RunReader.ReadSamplesAsync(samplesPath, cancellationToken))
        {
            samples.Add(line is LineReading<Sample>.Good(_, var value) ? value : throw new RunFolderException(((LineReading<Sample>.Bad)line).Error.ToString()));
        }

        return (record, samples.ToImmutable());
    }

    private static string SamplesOf(string path) => Path.ChangeExtension(path, null) + SamplesEnding;
}
