using System.Collections.Immutable;
using Bench.Contracts.Runs;
using Bench.Leaderboard.Data;

namespace Bench.Leaderboard.Boards;

/// <summary>Which submissions may be ranked beside each other. In a plain process submitted code can reach what measures it, so its figures are no rank beside isolated ones.</summary>
internal static class Isolation
{
    /// <summary>Those that are ranked: where any was isolated, the isolated ones; else all, for somebody's own code on an own board.</summary>
    /// <param name="suite">Submissions on the same tasks.</param>
    public static ImmutableArray<SubmissionEntry> Ranked(IEnumerable<SubmissionEntry> suite)
    {
        ImmutableArray<SubmissionEntry> all = [.. suite];
        return all.Any(IsIsolated) ? [.. all.Where(IsIsolated)] : all;
    }

    private static bool IsIsolated(SubmissionEntry entry) => entry.Run.Manifest.Sandbox.Kind != SandboxKind.Process;
}
