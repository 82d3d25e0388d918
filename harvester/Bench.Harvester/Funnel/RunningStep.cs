namespace Bench.Harvester.Funnel;

/// <summary>What is being done now.</summary>
/// <param name="Number">Number of the pull request; 0 for the pass over the history.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Step">In words.</param>
/// <param name="Since">When it began.</param>
internal sealed record RunningStep(int Number, Stage Stage, string Step, string Since);
