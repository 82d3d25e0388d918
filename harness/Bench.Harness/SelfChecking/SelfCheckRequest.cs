using Bench.Contracts.Runs;

namespace Bench.Harness.SelfChecking;

/// <summary>What the user asked to be checked.</summary>
/// <param name="Comparisons">Least number of comparisons of identical code.</param>
/// <param name="Rotations">Rotations of each sitting.</param>
/// <param name="Sandbox">Back end; null to take the strongest that works.</param>
/// <param name="Neighbour">Whether a noisy neighbour runs meanwhile.</param>
internal sealed record SelfCheckRequest(int Comparisons, int Rotations, SandboxKind? Sandbox, bool Neighbour);
