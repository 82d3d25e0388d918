using System.Collections.Immutable;

namespace Bench.Harvester.Build;

/// <summary>What a user may say of the stage Build.</summary>
/// <param name="EnvironmentFile">A Dockerfile or a JSON answer in place of the detection; null for none.</param>
/// <param name="EnvironmentCommand">A program that is asked for one; empty for none.</param>
/// <param name="MostRepairs">How often a failed build is tried again with what its log asks for.</param>
public sealed record BuildOptions(string? EnvironmentFile = null, ImmutableArray<string> EnvironmentCommand = default, int MostRepairs = 5);
