namespace Bench.Leaderboard.Delivery;

/// <summary>Counts what browsers report as forbidden by the content policy. What a report says is not kept: anybody can send one.</summary>
public sealed class PolicyReports
{
    /// <summary>Where browsers send them.</summary>
    public const string Path = "/csp-reports";

    private long _count;

    /// <summary>Reports since the site started.</summary>
    public long Count => Interlocked.Read(ref _count);

    /// <summary>Takes one.</summary>
    public void Add() => Interlocked.Increment(ref _count);
}
