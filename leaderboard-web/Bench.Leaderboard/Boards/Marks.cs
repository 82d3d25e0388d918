using System.Collections.Immutable;
using Bench.Contracts.Runs;
using Bench.Leaderboard.Data;

namespace Bench.Leaderboard.Boards;

/// <summary>What a reader must know before putting a submission beside others; such rows never stand unmarked.</summary>
public static class Marks
{
    /// <summary>The marks of a submission.</summary>
    public static ImmutableArray<string> Of(SubmissionEntry entry)
    {
        var manifest = entry.Run.Manifest;
        return !manifest.IsMeasured ? ["no samples"] :
        [
            .. manifest.Sandbox.Kind == SandboxKind.Process ? ["process sandbox"] : Array.Empty<string>(),
            .. manifest.Grade == RunGrade.Development ? ["development grade"] : Array.Empty<string>(),
        ];
    }
}
