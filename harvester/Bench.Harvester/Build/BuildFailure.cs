namespace Bench.Harvester.Build;

/// <summary>A build that failed, as its log tells it.</summary>
/// <param name="Reason">One of the reasons of <see cref="BuildReasons"/>.</param>
/// <param name="Detail">The decisive line of the log.</param>
/// <param name="Excerpt">The lines around it; text of the code that was built.</param>
/// <param name="Log">The whole log, for repairs.</param>
public sealed record BuildFailure(string Reason, string Detail, string Excerpt, string Log);
