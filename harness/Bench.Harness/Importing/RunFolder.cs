using Bench.Contracts.Documents;
using Bench.Contracts.Runs;
using Bench.Evaluation;
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
            await AtomicFile.WriteAsync(Path.Combine(scratch, RunReader.ManifestName), BenchJson.Document(run.Manifest), cancellationToken);
            await AtomicFile.WriteLinesAsync(Path.Combine(scratch, RunReader.ResultsName), run.Results.Select(BenchJson.Line), cancellationToken);
            await AtomicFile.WriteLinesAsync(Path.Combine(scratch, RunReader.SamplesName), run.Samples.Values.SelectMany(sitting => sitting).Select(BenchJson.Line), cancellationToken);
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
}
