using Bench.Harvester.Funnel;

namespace Bench.Harvester.Tests.Funnel;

/// <summary>A stage that does what a test says.</summary>
internal sealed class ActingStage(Stage stage, Func<Candidate, CancellationToken, Task<StageResult>> act) : IStage
{
    /// <inheritdoc/>
    public Stage Stage => stage;

    /// <inheritdoc/>
    public Task<StageResult> JudgeAsync(Candidate candidate, IProgress<string> progress, CancellationToken cancellationToken)
    {
        progress.Report("looks");
        return act(candidate, cancellationToken);
    }
}
