using Bench.Contracts.Documents;

namespace Bench.Contracts.SelfChecks;

/// <summary>How often something happened, with Wilson's 95 % interval of the probability behind it.</summary>
/// <param name="Count">Times that it happened.</param>
/// <param name="Of">Times that it could have.</param>
/// <param name="Low">Lower end of the interval, 0…1.</param>
/// <param name="High">Upper end of the interval, 0…1.</param>
public sealed record Share(
    [property: Bounds(0, int.MaxValue)] int Count,
    [property: Bounds(0, int.MaxValue)] int Of,
    [property: Bounds(0, 1)] double Low,
    [property: Bounds(0, 1)] double High);
