namespace Bench.Sandbox.Checkups;

/// <summary>How busy a processor was while nothing of ours ran on it.</summary>
/// <param name="Cpu">Number of the logical processor.</param>
/// <param name="Share">Share of the time, 0 to 1, that others used or that the hypervisor withheld.</param>
/// <param name="IsOwned">Whether another measurement of Bench owns the core now.</param>
public sealed record CoreUse(int Cpu, double Share, bool IsOwned);
