namespace Bench.Harvester.Funnel;

/// <summary>A stage that looks at one candidate at a time: Build, Cover, Measure and Admit.</summary>
public interface IStage
{
    /// <summary>Which one it is.</summary>
    Stage Stage { get; }

    /// <summary>
    /// Looks at a candidate. The same candidate, options and seed give the same result, apart from times. A fault of ours or of the
    /// machine is thrown (<c>SandboxFaultException</c>, <c>SourceException</c>, <c>EnvironmentException</c>), and never a verdict.
    /// </summary>
    /// <param name="candidate">The candidate, with the draft of the stage before.</param>
    /// <param name="progress">Told in short lines what is being done.</param>
    /// <param name="cancellationToken">Stops it; nothing half-done counts.</param>
    Task<StageResult> JudgeAsync(Candidate candidate, IProgress<string> progress, CancellationToken cancellationToken);
}
