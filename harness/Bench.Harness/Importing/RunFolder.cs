using System.Text;
using Bench.Contracts.Documents;
using Bench.Contracts.Runs;
using Bench.Evaluation.Shell;
using Bench.Scoring.Runs;

namespace Bench.Harness.Importing;

/// <summary>Writes a run that was not measured here: the folder is there whole or not at all.</summary>
internal static class RunFolder
{
    /// <summary>Says whether a run can be written there.</summary>
    /// <exception cref="WrongUseException">Something is there already.</exception>
    public static void RefuseTaken(string folder)
    {
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
        {
            throw new WrongUseException($"--out: there is something in '{folder}' already. Choose another folder.");
        }
    }

    /// <summary>Writes the files of a run.</summary>
    /// <exception cref="WrongUseException">Something is there already.</exception>
    /// <exception cref="IOException">It cannot be written; nothing is left behind.</exception>
    public static async Task WriteAsync(string folder, StoredRun run, CancellationToken cancellationToken)
    {
        RefuseTaken(folder);
        var whole = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var scratch = $"{whole}.{Guid.NewGuid():N}.part";
        try
        {
            Directory.CreateDirectory(scratch);
            await WriteAsync(Path.Combine(scratch, RunReader.ManifestName), [BenchJson.Document(run.Manifest).TrimEnd('\n')], cancellationToken);
            await WriteAsync(Path.Combine(scratch, RunReader.ResultsName), run.Results.Select(BenchJson.Line), cancellationToken);
            await WriteAsync(Path.Combine(scratch, RunReader.SamplesName), run.Samples.Values.SelectMany(sitting => sitting).Select(BenchJson.Line), cancellationToken);
            if (Directory.Exists(whole))
            {
                Directory.Delete(whole);
            }

            Directory.Move(scratch, whole);
        }
        finally
        {
            if (Directory.Exists(scratch))
            {
                Directory.Delete(scratch, recursive: true);
            }
        }
    }

    private static async Task WriteAsync(string path, IEnumerable<string> lines, CancellationToken cancellationToken)
    {
        await using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        await using (var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true))
        {
            foreach (var line in lines)
            {
                await writer.WriteAsync($"{line}\n".AsMemory(), cancellationToken);
            }
        }

        stream.Flush(flushToDisk: true);
    }
}
