namespace Bench.Harvester.Cover;

/// <summary>Runs the suite of one kind of repository so that it tells which lines its tests execute.</summary>
public interface ICoverage
{
    /// <summary>Runs the suite on the expert's tree.</summary>
    /// <param name="target">What is run.</param>
    /// <param name="progress">Told what takes long.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<CoverageRun> RunAsync(CoverageTarget target, IProgress<string> progress, CancellationToken cancellationToken);
}
