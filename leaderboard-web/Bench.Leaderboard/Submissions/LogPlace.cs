using Microsoft.AspNetCore.Mvc;

namespace Bench.Leaderboard.Submissions;

/// <summary>Which log an address asks for; every part is text from outside.</summary>
/// <param name="Id">Identity of the submission.</param>
/// <param name="Task">Identity of the task.</param>
/// <param name="Attempt">Number of the attempt.</param>
/// <param name="Arm">Whose log.</param>
/// <param name="Name">Name of the log.</param>
public sealed record LogPlace([FromRoute] string Id, [FromRoute] string Task, [FromRoute] int Attempt, [FromRoute] string Arm, [FromRoute] string Name);
