namespace Bench.Harvester.Mine;

/// <summary>A repository on this machine.</summary>
/// <param name="GitDirectory">Absolute path of the bare repository or of its <c>.git</c> folder.</param>
/// <param name="Source">What a task names as its source: the https address it was cloned from, or an absolute path.</param>
/// <param name="IsShallow">True when its history was cut off.</param>
/// <param name="IsPartial">True when contents may be missing, to be fetched when they are asked for.</param>
public sealed record Clone(string GitDirectory, string Source, bool IsShallow, bool IsPartial);
