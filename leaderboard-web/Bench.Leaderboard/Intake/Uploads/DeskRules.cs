using Bench.Leaderboard.Intake.Store;

namespace Bench.Leaderboard.Intake.Uploads;

/// <summary>What the desk goes by.</summary>
/// <param name="Limits">How much may be handed in.</param>
/// <param name="Clock">The clock.</param>
/// <param name="Hand">What is being worked on.</param>
internal sealed record DeskRules(IntakeLimits Limits, TimeProvider Clock, SubmissionsInHand Hand);
