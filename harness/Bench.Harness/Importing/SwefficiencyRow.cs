using Bench.Contracts.Tasks;

namespace Bench.Harness.Importing;

/// <summary>What a line of SWE-fficiency's per-task report says that we use.</summary>
/// <param name="Task">The task.</param>
/// <param name="Speedup">Base time / candidate time; 1 for a patch that failed.</param>
/// <param name="ExpertSpeedup">Base time / expert time.</param>
/// <param name="Ratio">The quotient of the two, as the report states it.</param>
/// <param name="Correct">Whether every guarding test passed.</param>
/// <param name="PassedShare">Share of the guarding tests that passed, 0 to 1.</param>
internal sealed record SwefficiencyRow(TaskId Task, double Speedup, double ExpertSpeedup, double Ratio, bool Correct, double PassedShare);
