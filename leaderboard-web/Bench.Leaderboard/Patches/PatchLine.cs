namespace Bench.Leaderboard.Patches;

/// <summary>One line of a patch.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Text">The line without the sign in front; text from outside.</param>
public sealed record PatchLine(PatchLineKind Kind, string Text);
