using Bench.Contracts.Tasks;

namespace Bench.BoardGenerator;

/// <summary>A drawn task with what its runs are drawn from.</summary>
/// <param name="Spec">The task.</param>
/// <param name="Digest">Stands for the digest of its folder.</param>
/// <param name="CallNanoseconds">Time of a call on base.</param>
/// <param name="ExpertSpeedup">Base time / expert time, before noise.</param>
internal sealed record MadeTask(TaskSpec Spec, string Digest, double CallNanoseconds, double ExpertSpeedup);
